import { StoreError } from '../../errors.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';

interface Work {
  readonly run: () => void;
  readonly kept: () => void;
  readonly lost: (error: unknown) => void;
}

/**
 * What must not be lost. Writes of one turn of the event loop are committed together: one flush to the disk serves them all, and
 * each promise settles only when its own work is on the disk.
 */
export class Store {
  readonly db: Database;
  #queue: Work[] = [];
  #closed = false;

  constructor(file: string, busy = 5000) {
    this.db = new Database(file, busy);
    migrate(this.db);
  }

  /** Runs `work` inside a transaction and resolves with its result once that is committed. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new StoreError('the store is closed'));
      let result: T;
      const run = (): void => {
        result = work();
      };
      if (this.#queue.length === 0) setImmediate(() => this.#flush());
      this.#queue.push({ run, kept: () => resolve(result), lost: reject });
    });
  }

  /** Commits what is queued and closes the file. */
  close(): void {
    if (this.#closed) return;
    this.#flush();
    this.#closed = true;
    this.db.close();
  }

  #flush(): void {
    const batch = this.#queue;
    this.#queue = [];
    if (batch.length === 0) return;
    if (this.#commit(batch) || batch.length === 1) return;
    for (const work of batch) this.#commit([work]);
  }

  /** One fault undoes the batch: a batch of one is told, a longer one is tried again one by one. */
  #commit(batch: readonly Work[]): boolean {
    try {
      this.db.transaction(() => {
        for (const work of batch) work.run();
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.lost(error);
      return false;
    }
    for (const work of batch) work.kept();
    return true;
  }
}
