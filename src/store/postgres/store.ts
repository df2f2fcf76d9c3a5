import { StoreError } from '../../errors.ts';
import { CommitQueue } from '../commit-queue.ts';
import type { Budgets } from '../port/budgets.ts';
import type { Store, Transaction } from '../port.ts';
import type { Seats } from '../seats.ts';
import { PostgresBudgets } from './budgets.ts';
import { PostgresConversations } from './conversations.ts';
import { Database } from './database.ts';
import { PostgresDeadLetters } from './dead-letters.ts';
import { isLost } from './fault.ts';
import { PostgresInbox } from './inbox.ts';
import { migrate } from './migrate.ts';
import { PostgresOutbox } from './outbox.ts';
import { joins, TakenError } from './place.ts';
import { PostgresRecords } from './records.ts';
import { PostgresSeats } from './seats.ts';
import { PostgresThreads } from './threads.ts';
import { PostgresUnanswered } from './unanswered.ts';
import { PostgresVotes } from './votes.ts';

/** Opens the store in the database at `url` (`postgres://…`), bringing it to the newest version. */
export async function openPostgres(url: string): Promise<Store> {
  return new PostgresStore(await migrated(new Database(url)), url);
}

/**
 * As `openPostgres`, for one of any number of programs that serve from it and share the work by seats; null where a program keeps them
 * out, one that migrates or one of an older version that serves alone.
 */
export async function openShared(url: string): Promise<{ readonly store: Store; readonly seats: Seats } | null> {
  const greet = async (db: Database): Promise<void> => {
    if (!(await joins(db))) throw new TakenError();
  };
  try {
    const db = await migrated(new Database(url, greet));
    return { store: new PostgresStore(db, url), seats: new PostgresSeats(url, db) };
  } catch (error) {
    if (error instanceof TakenError) return null;
    throw error;
  }
}

async function migrated(db: Database): Promise<Database> {
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The connection is lost, with or without what was committed last, or the place that it held. */
const isUnsure = (error: unknown): boolean =>
  error instanceof TakenError || (error instanceof StoreError && isLost(error));

/**
 * Any number of programs may have one database open: each transaction sees it as it was when it began, and is run again where
 * another has changed the same rows since. Those of one program are committed together, as many as wait.
 */
class PostgresStore implements Store {
  readonly budgets: Budgets;
  readonly #databases: readonly Database[];
  readonly #tx: Transaction;
  readonly #commits: CommitQueue;

  constructor(db: Database, url: string) {
    const counting = new Database(url);
    this.budgets = new PostgresBudgets(counting);
    this.#databases = [db, counting];
    this.#commits = new CommitQueue((work) => db.transaction(work), isUnsure);
    this.#tx = {
      conversations: new PostgresConversations(db),
      inbox: new PostgresInbox(db),
      outbox: new PostgresOutbox(db),
      deadLetters: new PostgresDeadLetters(db),
      votes: new PostgresVotes(db),
      unanswered: new PostgresUnanswered(db),
      threads: new PostgresThreads(db),
      records: new PostgresRecords(db),
    };
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#commits.add(() => work(this.#tx));
  }

  async close(): Promise<void> {
    await this.#commits.close();
    for (const db of this.#databases) await db.close();
  }
}
