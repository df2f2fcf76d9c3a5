import { StoreError } from '../../errors.ts';
import { type Admitted, type Allowance, admitted, BUDGET_LASTS, type Budgets } from '../port/budgets.ts';
import type { Database } from './database.ts';
import { isLost } from './fault.ts';

/** One that waits for its count. */
interface Counting {
  readonly most: number;
  readonly resolve: (answer: Admitted) => void;
  readonly reject: (error: unknown) => void;
}

/** What waits to be counted of one allowance, in the order in which it came. */
interface Batch {
  readonly of: Allowance;
  readonly now: number;
  readonly waiting: Counting[];
}

/**
 * Counted on a connection of its own, each at once: a count that stayed open until its message is committed would have every program
 * wait for every other that has messages of the same groups, and run again, or each for the other (measured: 20 s).
 */
export class PostgresBudgets implements Budgets {
  readonly #db: Database;
  /** A connection answers one question at a time: what comes meanwhile is counted together with the next. */
  #last: Promise<unknown> = Promise.resolve();
  #next = new Map<string, Batch>();

  constructor(db: Database) {
    this.#db = db;
  }

  count(of: Allowance, most: number, now: number): Promise<Admitted> {
    return new Promise((resolve, reject) => {
      if (this.#next.size === 0) void this.#inTurn(() => this.#countNext());
      const key = keyOf(of);
      const batch = this.#next.get(key) ?? { of, now, waiting: [] };
      batch.waiting.push({ most, resolve, reject });
      this.#next.set(key, batch);
    });
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

  async #countNext(): Promise<void> {
    const batches = [...this.#next.values()];
    this.#next = new Map();
    await this.#countAll(batches);
  }

  /** A statement counts all or nothing: what one value spoils is counted again by itself, unless it is not known what was counted. */
  async #countAll(batches: readonly Batch[]): Promise<void> {
    try {
      const used = await this.#use(batches);
      for (const { of, waiting } of batches) {
        const now = used.get(keyOf(of));
        for (const [i, { most, resolve }] of waiting.entries())
          resolve(admitted(now === undefined ? null : now - waiting.length + 1 + i, most));
      }
    } catch (error) {
      const isSpoilt = batches.length > 1 && error instanceof StoreError && !isLost(error);
      if (isSpoilt) for (const batch of batches) await this.#countAll([batch]);
      else for (const { reject } of batches.flatMap(({ waiting }) => waiting)) reject(error);
    }
  }

  /** Gives what is used of each by now, but of those that were beyond their budget before. */
  async #use(batches: readonly Batch[]): Promise<ReadonlyMap<string, number>> {
    const each = (what: (batch: Batch) => string | number): string[] => batches.map((batch) => String(what(batch)));
    const rows = await this.#db.all(
      // Whoever is beyond the budget already changes no row and locks none: a flood keeps no other program waiting. All lock in one order.
      `INSERT INTO budgets AS b (scope, channel, name, began_at, used)
       SELECT n.scope, n.channel, n.name, n.now, n.many
       FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[]) AS n (scope, channel, name, now, many, most)
       WHERE NOT EXISTS (
         SELECT 1 FROM budgets k WHERE k.scope = n.scope AND k.channel = n.channel AND k.name = n.name
         AND k.used > n.most AND abs(n.now - k.began_at) < ${BUDGET_LASTS})
       ORDER BY n.scope, n.channel, n.name
       ON CONFLICT (scope, channel, name) DO UPDATE SET
         used = CASE WHEN abs(excluded.began_at - b.began_at) >= ${BUDGET_LASTS} THEN excluded.used ELSE b.used + excluded.used END,
         began_at = CASE WHEN abs(excluded.began_at - b.began_at) >= ${BUDGET_LASTS} THEN excluded.began_at ELSE b.began_at END
       RETURNING scope, channel, name, used`,
      each(({ of }) => of.scope),
      each(({ of }) => of.channel),
      each(({ of }) => of.name),
      each(({ now }) => now),
      each(({ waiting }) => waiting.length),
      each(({ waiting }) => waiting[0]?.most ?? 0),
    );
    return new Map(
      rows.map(({ scope, channel, name, used }) => [JSON.stringify([scope, channel, name]), Number(used)]),
    );
  }
}

const keyOf = ({ scope, channel, name }: Allowance): string => JSON.stringify([scope, channel, name]);
