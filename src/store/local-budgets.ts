import { type Admitted, type Allowance, admitted, BUDGET_LASTS, type Budgets } from './port/budgets.ts';

/**
 * Counted in the memory of the one process that serves from a store of its own, outside its transactions: what is counted stays
 * counted where a transaction is run again, and nothing is written to the disk for it.
 */
export class LocalBudgets implements Budgets {
  /** By scope, channel and name. */
  readonly #minutes = new Map<string, { readonly beganAt: number; readonly used: number }>();

  async count({ scope, channel, name }: Allowance, most: number, now: number): Promise<Admitted> {
    const key = JSON.stringify([scope, channel, name]);
    const known = this.#minutes.get(key);
    const open = known && !isOver(known.beganAt, now) ? known : { beganAt: now, used: 0 };
    if (open.used > most) return 'no';
    const used = open.used + 1;
    this.#minutes.set(key, { ...open, used });
    return admitted(used, most);
  }

  async expire(now: number, most: number): Promise<number> {
    const over = [...this.#minutes].filter(([, { beganAt }]) => isOver(beganAt, now)).slice(0, most);
    for (const [key] of over) this.#minutes.delete(key);
    return over.length;
  }
}

const isOver = (beganAt: number, now: number): boolean => Math.abs(now - beganAt) >= BUDGET_LASTS;
