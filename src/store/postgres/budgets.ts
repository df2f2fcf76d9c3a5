import { type Admitted, type Allowance, admitted, BUDGET_LASTS, type Budgets } from '../port/budgets.ts';
import type { Database } from './database.ts';

/**
 * Counted on a connection of its own, each at once: a count that stayed open until its message is committed would have every program
 * wait for every other that has messages of the same groups, and run again, or each for the other (measured: 20 s).
 */
export class PostgresBudgets implements Budgets {
  readonly #db: Database;
  /** A connection answers one question at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(db: Database) {
    this.#db = db;
  }

  count(of: Allowance, most: number, now: number): Promise<Admitted> {
    return this.#inTurn(() => this.#count(of, most, now));
  }

  expire(now: number, most: number): Promise<number> {
    return this.#inTurn(() =>
      this.#db.run(
        `DELETE FROM budgets WHERE ctid IN
           (SELECT ctid FROM budgets WHERE abs($1 - began_at) >= ${BUDGET_LASTS} LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        now,
        most,
      ),
    );
  }

  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.#last.then(ask);
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #count({ scope, channel, name }: Allowance, most: number, now: number): Promise<Admitted> {
    const row = await this.#db.get(
      // Whoever is beyond the budget already changes no row and locks none: a flood keeps no other program waiting.
      `INSERT INTO budgets AS b (scope, channel, name, began_at, used)
       SELECT $1::text, $2::text, $3::text, $4::bigint, 1 WHERE NOT EXISTS (
         SELECT 1 FROM budgets WHERE scope = $1 AND channel = $2 AND name = $3
         AND used > $5 AND abs($4 - began_at) < ${BUDGET_LASTS})
       ON CONFLICT (scope, channel, name) DO UPDATE SET
         used = CASE WHEN abs($4 - b.began_at) >= ${BUDGET_LASTS} THEN 1 ELSE b.used + 1 END,
         began_at = CASE WHEN abs($4 - b.began_at) >= ${BUDGET_LASTS} THEN $4 ELSE b.began_at END
       RETURNING used`,
      scope,
      channel,
      name,
      now,
      most,
    );
    return admitted(row && Number(row.used), most);
  }
}
