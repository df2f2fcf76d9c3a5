import { setImmediate as turn } from 'node:timers/promises';
import { StoreError } from '../../errors.ts';
import type { Store, Transaction } from '../port.ts';
import { LibsqlConversations } from './conversations.ts';
import { Database } from './database.ts';
import { LibsqlInbox } from './inbox.ts';
import { migrate } from './migrate.ts';
import { LibsqlOutbox } from './outbox.ts';
import { LibsqlUnanswered } from './unanswered.ts';
import { LibsqlVotes } from './votes.ts';

interface Work {
  readonly run: () => Promise<void>;
  readonly kept: () => void;
  readonly lost: (error: unknown) => void;
}

/** Opens or creates the store in `file`. `busy`: how long to wait for another process, in milliseconds. */
export async function openLibsql(file: string, busy = 5000): Promise<Store> {
  const db = new Database(file, busy);
  try {
    await migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return new LibsqlStore(db);
}

/**
 * Transactions that are asked for in one turn of the event loop run one after the other and are committed together: one flush to
 * the disk serves them all, and each promise settles only when its own work is on the disk. What is asked for while they run
 * waits for the next commit.
 */
export class LibsqlStore implements Store {
  readonly #db: Database;
  readonly #tx: Transaction;
  #queue: Work[] = [];
  #flushing: Promise<void> | null = null;
  #closed = false;

  constructor(db: Database) {
    this.#db = db;
    this.#tx = {
      conversations: new LibsqlConversations(db),
      inbox: new LibsqlInbox(db),
      outbox: new LibsqlOutbox(db),
      votes: new LibsqlVotes(db),
      unanswered: new LibsqlUnanswered(db),
    };
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new StoreError('the store is closed'));
      let result: T;
      const run = async (): Promise<void> => {
        result = await work(this.#tx);
      };
      this.#queue.push({ run, kept: () => resolve(result), lost: reject });
      this.#flushing ??= this.#flush();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
    this.#db.close();
  }

  async #flush(): Promise<void> {
    while (this.#queue.length > 0) {
      await turn();
      const batch = this.#queue;
      this.#queue = [];
      if ((await this.#commit(batch)) || batch.length === 1) continue;
      for (const work of batch) await this.#commit([work]);
    }
    this.#flushing = null;
  }

  /** One fault undoes the batch: a batch of one is told, a longer one is tried again one by one. */
  async #commit(batch: readonly Work[]): Promise<boolean> {
    try {
      await this.#db.transaction(async () => {
        for (const work of batch) await work.run();
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.lost(error);
      return false;
    }
    for (const work of batch) work.kept();
    return true;
  }
}
