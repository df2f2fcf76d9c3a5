import type { Budgets } from './port/budgets.ts';
import type { Conversations } from './port/conversations.ts';
import type { DeadLetters } from './port/dead-letters.ts';
import type { Inbox } from './port/inbox.ts';
import type { Outbox } from './port/outbox.ts';
import type { Records } from './port/records.ts';
import type { Threads } from './port/threads.ts';
import type { Unanswered } from './port/unanswered.ts';
import type { Votes } from './port/votes.ts';

/**
 * What must not be lost. Everything is read and written in transactions: one at a time holds the store, those that are asked for
 * meanwhile wait; none sees another half done.
 */
export interface Store {
  readonly budgets: Budgets;
  /**
   * All of `work` or nothing; resolves with its result once that is safe, rejects with a StoreError where it can't be. `work`
   * awaits nothing but `tx` and `budgets`: whoever awaits another transaction in it waits for ever. It may be run again from its start.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Finishes what was asked for and lets go; what is asked for afterwards is rejected. */
  close(): Promise<void>;
}

export interface Transaction {
  readonly conversations: Conversations;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly deadLetters: DeadLetters;
  readonly votes: Votes;
  readonly unanswered: Unanswered;
  readonly threads: Threads;
  readonly records: Records;
}

/** What is to be written down in a transaction, with whatever else belongs to it. */
export type Write = (tx: Transaction) => Promise<void>;
