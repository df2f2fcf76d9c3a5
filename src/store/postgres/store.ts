import { StoreError } from '../../errors.ts';
import { CommitQueue } from '../commit-queue.ts';
import type { Store, Transaction } from '../port.ts';
import { PostgresConversations } from './conversations.ts';
import { Database } from './database.ts';
import { isLost } from './fault.ts';
import { PostgresInbox } from './inbox.ts';
import { migrate } from './migrate.ts';
import { PostgresOutbox } from './outbox.ts';
import { holdsPlace, TakenError } from './place.ts';
import { PostgresRecords } from './records.ts';
import { PostgresThreads } from './threads.ts';
import { PostgresUnanswered } from './unanswered.ts';
import { PostgresVotes } from './votes.ts';

/** Opens the store in the database at `url` (`postgres://…`), bringing it to the newest version. */
export async function openPostgres(url: string): Promise<Store> {
  return new PostgresStore(await migrated(new Database(url)));
}

/**
 * As `openPostgres`, for the one program that serves from it; null where another one does. The connection that transactions run on
 * is the one that holds the place: whoever lost it writes nothing more, and is told so by `replaced` where another has taken it.
 */
export async function openAlone(url: string, replaced: (error: StoreError) => void): Promise<Store | null> {
  let serving = false;
  const greet = async (db: Database): Promise<void> => {
    if (await holdsPlace(db)) return;
    const taken = new TakenError('另一个 cewen serve 已经接管这个数据库，本进程停止');
    if (serving) replaced(taken);
    throw taken;
  };
  try {
    const store = new PostgresStore(await migrated(new Database(url, greet)));
    serving = true;
    store.keepAwake();
    return store;
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

/** How often the one that serves makes sure of its place, in milliseconds. */
const BEAT = 2000;

/**
 * Any number of programs may have one database open: each transaction sees it as it was when it began, and is run again where
 * another has changed the same rows since. Those of one program are committed together, as many as wait.
 */
class PostgresStore implements Store {
  readonly #db: Database;
  readonly #tx: Transaction;
  readonly #commits: CommitQueue;
  #beat: NodeJS.Timeout | undefined;

  constructor(db: Database) {
    this.#db = db;
    this.#commits = new CommitQueue((work) => db.transaction(work), isUnsure);
    this.#tx = {
      conversations: new PostgresConversations(db),
      inbox: new PostgresInbox(db),
      outbox: new PostgresOutbox(db),
      votes: new PostgresVotes(db),
      unanswered: new PostgresUnanswered(db),
      threads: new PostgresThreads(db),
      records: new PostgresRecords(db),
    };
  }

  /** Asks the server for a sign of life now and then, so that a lost connection is made anew, or the place given up, without a message. */
  keepAwake(): void {
    const beat = (): void => {
      this.#commits.add(() => this.#db.get('SELECT 1')).catch(() => {});
    };
    this.#beat = setInterval(beat, BEAT).unref();
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#commits.add(() => work(this.#tx));
  }

  async close(): Promise<void> {
    clearInterval(this.#beat);
    await this.#commits.close();
    await this.#db.close();
  }
}
