import { StoreError } from '../../errors.ts';
import { LocalBudgets } from '../local-budgets.ts';
import type { Store, Transaction } from '../port.ts';
import { MemoryConversations } from './conversations.ts';
import { MemoryDeadLetters } from './dead-letters.ts';
import { MemoryInbox } from './inbox.ts';
import { MemoryOutbox } from './outbox.ts';
import { MemoryRecords } from './records.ts';
import { copyOf, noRows, type Rows } from './rows.ts';
import { MemoryThreads } from './threads.ts';
import { MemoryUnanswered } from './unanswered.ts';
import { MemoryVotes } from './votes.ts';

/** A store that ends with the process: for conversations that nobody goes on with, and for tests. */
export class MemoryStore implements Store {
  readonly budgets = new LocalBudgets();
  readonly #rows: Rows = noRows();
  readonly #tx: Transaction = {
    conversations: new MemoryConversations(this.#rows),
    inbox: new MemoryInbox(this.#rows),
    outbox: new MemoryOutbox(this.#rows),
    deadLetters: new MemoryDeadLetters(this.#rows),
    votes: new MemoryVotes(this.#rows),
    unanswered: new MemoryUnanswered(this.#rows),
    threads: new MemoryThreads(this.#rows),
    records: new MemoryRecords(this.#rows),
  };
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreError('the store is closed'));
    const done = this.#last.then(async () => {
      const before = copyOf(this.#rows);
      try {
        return await work(this.#tx);
      } catch (error) {
        Object.assign(this.#rows, before);
        throw error;
      }
    });
    this.#last = done.catch(() => {});
    return done;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
  }
}
