import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { StoreError } from '../../errors.ts';
import type { Store, Transaction } from '../port.ts';
import { LibsqlConversations } from './conversations.ts';
import { Database } from './database.ts';
import { storeError } from './fault.ts';
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

/** What libsql calls a database that has no file. */
const MEMORY = ':memory:';

/**
 * Opens the store in `file`, or begins one. `busy`: how long to wait for another process, in milliseconds. A file of no bytes was
 * a store once: it is refused, never begun anew.
 */
export async function openLibsql(file: string, busy = 5000): Promise<Store> {
  const bytes = sizeOf(file);
  if (bytes === 0)
    throw new StoreError(
      `数据库文件是空的（${file}，0 字节），原来的内容已丢失。请用 cewen restore 从备份恢复；确实要从头开始，请先删除这个文件`,
    );
  if (bytes === null && file !== MEMORY) await begin(file, busy);
  const db = await migrated(file, busy);
  return new LibsqlStore(db);
}

/** How many bytes a file has; null where there is none. */
function sizeOf(file: string): number | null {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? null;
  } catch (error) {
    throw storeError(error, file);
  }
}

/** Makes an empty store, which stands at its place only once it is whole and on the disk. */
async function begin(file: string, busy: number): Promise<void> {
  const beside = `${file}.${process.pid}.beginning`;
  const db = await migrated(MEMORY, busy);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    db.copyTo(beside);
    if (!existsSync(file)) renameSync(beside, file);
  } catch (error) {
    throw storeError(error, file);
  } finally {
    db.close();
    rmSync(beside, { force: true });
  }
}

async function migrated(file: string, busy: number): Promise<Database> {
  const db = new Database(file, busy);
  try {
    await migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
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
