import type { Incoming } from '../../contract/channel.ts';
import type { Person } from './person.ts';

export type InboxState = 'pending' | 'done' | 'stale' | 'refused' | 'failed';

export interface InboxRow {
  readonly id: number;
  readonly incoming: Incoming;
  readonly receivedAt: number;
}

/** What people wrote, recorded before it is handled. */
export interface Inbox {
  /** Records a message; null where it is on record already, or only repeats the words of the message that it revises. */
  record(incoming: Incoming, state: InboxState, now: number): Promise<InboxRow | null>;
  isKnown(incoming: Incoming): Promise<boolean>;
  /** What a crash or a stop has left unhandled, oldest first. */
  pending(): Promise<readonly InboxRow[]>;
  /** Marks a message as handled; false where it was already. What it quoted, others' words perhaps, goes. */
  settle(id: number, state: Exclude<InboxState, 'pending'>): Promise<boolean>;
  /** Keeps beside a message what the assistant made of it, JSON that whoever reads it knows, for as long as the message stays. */
  explain(id: number, answer: string): Promise<void>;
  /** Counts that the message is taken up again, after a restart or a fault of the store, and gives how often it has been. */
  countTry(id: number): Promise<number>;
  /** Deletes at most `most` of what came in before `before` and is settled, with the parts sent for it. Gives how many. */
  expire(before: number, most: number): Promise<number>;
  /**
   * Deletes every message of a person, in one `chat` alone where it is named, and every part sent to them. Of the message `last`, which asks for it, nobody is named any
   * more, and it goes when its answer has been delivered.
   */
  forget(person: Person & { readonly chat?: string }, last: string | null): Promise<void>;
}
