import type { Content } from '../../contract/channel.ts';
import type { ChatKind } from '../../contract/message.ts';
import type { OutboxState } from './outbox.ts';
import type { Person, Whose } from './person.ts';

/** Who answers a chat. `new`: nobody yet; `pool`: it waits for a person, the assistant goes on meanwhile; `ended`: a person has closed it. */
export type ThreadState = 'new' | 'bot' | 'pool' | 'person' | 'ended';

/** One person's conversation as the desk sees it. Times are milliseconds since 1970; 0 is never. */
export interface Thread extends Whose {
  readonly kind: ChatKind;
  readonly state: ThreadState;
  /** The account that answers; null unless the state is `person`. */
  readonly owner: string | null;
  /** Counts the changes of state and owner. */
  readonly version: number;
  /** When state or owner last changed; of what waits in the pool, since when it waits. */
  readonly since: number;
  /** Why it came to a person or the pool. */
  readonly reason: string | null;
  readonly heardAt: number;
  /** When a person last answered. */
  readonly spokeAt: number;
  /** Messages that nobody of the desk has looked at. */
  readonly unread: number;
  /** Questions in a row that found no answer. */
  readonly misses: number;
  readonly snoozedUntil: number;
}

export type ThreadMarks = Pick<Thread, 'spokeAt' | 'unread' | 'misses' | 'snoozedUntil'>;

/** A message of a thread, from either side. */
export type ThreadLine =
  | {
      readonly kind: 'asked';
      readonly id: number;
      readonly at: number;
      /** The app's own id of it. */
      readonly message: string;
      readonly content: Content;
      /** Whether it still waits for its answer. */
      readonly pending: boolean;
      /** What the assistant made of it, where that was kept. */
      readonly answer: string | null;
    }
  | {
      readonly kind: 'said';
      readonly id: number;
      readonly at: number;
      /** The message that it answers. */
      readonly inbox: number;
      readonly text: string;
      readonly state: OutboxState;
      readonly author: string | null;
    };

export interface ThreadFilter {
  readonly states?: readonly ThreadState[];
  readonly owner?: string;
  readonly chat?: Pick<Whose, 'channel' | 'chat'>;
  /** Words of a message of either side. */
  readonly words?: string;
}

/** Who answers whom. State and owner change by `move` alone. */
export interface Threads {
  /** Null where this person has not written in this chat. */
  find(whose: Whose): Promise<Thread | null>;
  /** Counts a message in; begins the thread. */
  heard(whose: Whose & { readonly kind: ChatKind }, now: number): Promise<Thread>;
  /**
   * Changes state and owner if both owner and version still are what the caller saw; gives the thread after it, null where somebody was
   * faster. `since` is when it began to wait, where that is not now.
   */
  move(
    was: Pick<Thread, 'channel' | 'chat' | 'sender' | 'owner' | 'version'>,
    to: Pick<Thread, 'state' | 'owner' | 'reason'> & { readonly since?: number },
    now: number,
  ): Promise<Thread | null>;
  /** Changes what says nothing of who answers. */
  mark(whose: Whose, marks: Partial<ThreadMarks>): Promise<void>;
  /** What waits in the pool first, longest first; the rest by who wrote last. */
  list(filter: ThreadFilter, skip: number, most: number): Promise<readonly Thread[]>;
  counts(): Promise<ReadonlyMap<ThreadState, number>>;
  /** How many each person answers, by owner. */
  owned(): Promise<ReadonlyMap<string, number>>;
  /** The newest lines from before `before`, oldest first. */
  lines(whose: Whose, before: number, most: number): Promise<readonly ThreadLine[]>;
  /** Deletes at most `most` that were last heard before `before` and that no person answers. Gives how many. */
  expire(before: number, most: number): Promise<number>;
  /** Deletes a person's threads with what is on record about them. */
  forget(person: Person): Promise<void>;
}

/** What records about a thread name in `about`. */
export const aboutThread = ({ channel, chat, sender }: Whose): string => JSON.stringify([channel, chat, sender]);
