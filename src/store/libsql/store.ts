import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../errors.ts';
import { CommitQueue } from '../commit-queue.ts';
import { LocalBudgets } from '../local-budgets.ts';
import type { Store, Transaction } from '../port.ts';
import { LibsqlConversations } from './conversations.ts';
import { Database } from './database.ts';
import { LibsqlDeadLetters } from './dead-letters.ts';
import { storeError } from './fault.ts';
import { LibsqlInbox } from './inbox.ts';
import { migrate } from './migrate.ts';
import { LibsqlOutbox } from './outbox.ts';
import { LibsqlRecords } from './records.ts';
import { LibsqlThreads } from './threads.ts';
import { LibsqlUnanswered } from './unanswered.ts';
import { LibsqlVotes } from './votes.ts';

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
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storeError(error, file);
  }
  const db = await migrated(MEMORY, busy);
  try {
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

/** A store in one file: what is asked for in one turn of the event loop is flushed to the disk once. */
export class LibsqlStore implements Store {
  readonly budgets = new LocalBudgets();
  readonly #db: Database;
  readonly #tx: Transaction;
  readonly #commits: CommitQueue;

  constructor(db: Database) {
    this.#db = db;
    this.#commits = new CommitQueue((work) => db.transaction(work));
    this.#tx = {
      conversations: new LibsqlConversations(db),
      inbox: new LibsqlInbox(db),
      outbox: new LibsqlOutbox(db),
      deadLetters: new LibsqlDeadLetters(db),
      votes: new LibsqlVotes(db),
      unanswered: new LibsqlUnanswered(db),
      threads: new LibsqlThreads(db),
      records: new LibsqlRecords(db),
    };
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#commits.add(() => work(this.#tx));
  }

  async close(): Promise<void> {
    await this.#commits.close();
    this.#db.close();
  }
}
