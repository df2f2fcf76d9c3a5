import { setImmediate as turn } from 'node:timers/promises';
import { StoreError } from '../errors.ts';

interface Work {
  readonly run: () => Promise<void>;
  readonly kept: () => void;
  readonly lost: (error: unknown) => void;
}

/**
 * Transactions that are asked for in one turn of the event loop run one after the other and are committed together: one flush to
 * the disk serves them all, and each promise settles only when its own work is on the disk. What is asked for while they run
 * waits for the next commit.
 */
export class CommitQueue {
  readonly #transaction: (work: () => Promise<void>) => Promise<void>;
  readonly #isUnsure: (error: unknown) => boolean;
  #queue: Work[] = [];
  #flushing: Promise<void> | null = null;
  #closed = false;

  /**
   * `transaction` commits all of a work or nothing of it; one runs at a time. `isUnsure`: after such a fault it is not known which of
   * both it did, as where the connection was lost.
   */
  constructor(
    transaction: (work: () => Promise<void>) => Promise<void>,
    isUnsure: (error: unknown) => boolean = () => false,
  ) {
    this.#transaction = transaction;
    this.#isUnsure = isUnsure;
  }

  add<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new StoreError('the store is closed'));
      let result: T;
      const run = async (): Promise<void> => {
        result = await work();
      };
      this.#queue.push({ run, kept: () => resolve(result), lost: reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Finishes what was asked for; what is asked for afterwards is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    while (this.#queue.length > 0) {
      await turn();
      const batch = this.#queue;
      this.#queue = [];
      if (await this.#commit(batch)) continue;
      for (const work of batch) await this.#commit([work]);
    }
    this.#flushing = null;
  }

  /**
   * One fault undoes the batch: a batch of one is told, a longer one is to be tried again one by one. Where it is unsure what was
   * kept all are told: tried again, some would take themselves for doubles of what they have kept, or overtake others. False: try again.
   */
  async #commit(batch: readonly Work[]): Promise<boolean> {
    try {
      await this.#transaction(async () => {
        for (const work of batch) await work.run();
      });
    } catch (error) {
      if (batch.length > 1 && !this.#isUnsure(error)) return false;
      for (const work of batch) work.lost(error);
      return true;
    }
    for (const work of batch) work.kept();
    return true;
  }
}
