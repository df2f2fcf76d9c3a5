import { type Admitted, type Allowance, admitted, BUDGET_LASTS, type Budgets } from '../budgets.ts';
import type { Rows } from './rows.ts';

export class MemoryBudgets implements Budgets {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async count({ scope, channel, name }: Allowance, most: number, now: number): Promise<Admitted> {
    const key = JSON.stringify([scope, channel, name]);
    const known = this.#rows.budgets.get(key);
    const open = known && !isOver(known.beganAt, now) ? known : { beganAt: now, used: 0 };
    if (open.used > most) return 'no';
    const used = open.used + 1;
    this.#rows.budgets.set(key, { ...open, used });
    return admitted(used, most);
  }

  async expire(now: number, most: number): Promise<number> {
    const over = [...this.#rows.budgets].filter(([, { beganAt }]) => isOver(beganAt, now)).slice(0, most);
    for (const [key] of over) this.#rows.budgets.delete(key);
    return over.length;
  }
}

const isOver = (beganAt: number, now: number): boolean => Math.abs(now - beganAt) >= BUDGET_LASTS;
