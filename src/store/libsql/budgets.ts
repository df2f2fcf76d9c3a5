import { type Admitted, type Allowance, admitted, BUDGET_LASTS, type Budgets } from '../budgets.ts';
import type { Database } from './database.ts';

/**
 * Counted in the memory of the connection, in the same transactions as all else: one process alone serves from the file, so nobody
 * else could read the count, and nothing is written to the disk for it.
 */
export class LibsqlBudgets implements Budgets {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    db.exec(`PRAGMA temp_store = MEMORY;
      CREATE TEMP TABLE budgets (
        scope TEXT NOT NULL, channel TEXT NOT NULL, name TEXT NOT NULL, began_at INTEGER NOT NULL, used INTEGER NOT NULL,
        PRIMARY KEY (scope, channel, name)
      ) WITHOUT ROWID`);
  }

  async count({ scope, channel, name }: Allowance, most: number, now: number): Promise<Admitted> {
    const row = this.#db.get(
      `INSERT INTO budgets (scope, channel, name, began_at, used) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT (scope, channel, name) DO UPDATE SET
         used = CASE WHEN abs(excluded.began_at - budgets.began_at) >= ${BUDGET_LASTS} THEN 1 ELSE budgets.used + 1 END,
         began_at = CASE WHEN abs(excluded.began_at - budgets.began_at) >= ${BUDGET_LASTS} THEN excluded.began_at ELSE budgets.began_at END
       WHERE budgets.used <= ? OR abs(excluded.began_at - budgets.began_at) >= ${BUDGET_LASTS}
       RETURNING used`,
      scope,
      channel,
      name,
      now,
      most,
    );
    return admitted(row && Number(row.used), most);
  }

  async expire(now: number, most: number): Promise<number> {
    return this.#db.run(
      `DELETE FROM budgets WHERE (scope, channel, name) IN
         (SELECT scope, channel, name FROM budgets WHERE abs(? - began_at) >= ${BUDGET_LASTS} LIMIT ?)`,
      now,
      most,
    );
  }
}
