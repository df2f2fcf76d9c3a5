import type { Content, Incoming, Outgoing } from '../contract/channel.ts';
import type { ChannelName, ChatKind } from '../contract/message.ts';
import type { Budgets } from './budgets.ts';

/**
 * What must not be lost. Everything is read and written in transactions: one at a time holds the store, those that are asked for
 * meanwhile wait; none sees another half done.
 */
export interface Store {
  /**
   * All of `work` or nothing; resolves with its result once that is safe, rejects with a StoreError where it can't be. `work`
   * awaits nothing but `tx`: whoever awaits another transaction in it waits for ever. It may be run again from its start.
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
  readonly budgets: Budgets;
}

/** What is to be written down in a transaction, with whatever else belongs to it. */
export type Write = (tx: Transaction) => Promise<void>;

/** One person in an app. What is forgotten leaves no trace in the store. */
export interface Person {
  readonly channel: string;
  readonly sender: string;
}

/** Whom a record without a chat belongs to: where several people may be behind a sender, those of one chat alone. */
export function personOf({
  channel,
  sender,
  chat,
  shared,
}: Pick<Incoming, 'channel' | 'sender' | 'chat' | 'shared'>): Person {
  return { channel, sender: shared ? `${sender} ${chat}` : sender };
}

/** One person in one chat. */
export interface Whose extends Person {
  readonly chat: string;
}

/** A fact as it was said. `value` and `KeptClient.memory` are JSON, read by whoever wrote them; `on` is an ISO date. */
export interface KeptFact {
  readonly fact: string;
  readonly value: string;
  readonly words: string;
  readonly on: string;
}

/** One enterprise that a person asks for; '' names their own. */
export interface KeptClient {
  readonly client: string;
  readonly memory: string | null;
  readonly facts: readonly KeptFact[];
}

export interface KeptConversation {
  /** The profile that is open. */
  readonly client: string;
  readonly clients: readonly KeptClient[];
}

/** What people told, each in each chat; nothing of one chat is read in another. Times are milliseconds since 1970. */
export interface Conversations {
  /** What is kept of a person in a chat; null at first contact. Memory last touched before `since` has expired. */
  load(whose: Whose, since: number): Promise<KeptConversation | null>;
  /** The profile that is open in each of these, '' where none is kept. */
  openClients(of: readonly Whose[]): Promise<readonly string[]>;
  /** Writes what changed in a turn: which profile is open, and that profile. */
  keep(whose: Whose, changed: KeptClient, now: number): Promise<void>;
  /**
   * Lets what is older than each of these moments go, at most `most` of each: conversations lose their thread, people all that
   * they told. Gives how many of that which there was more of.
   */
  expire(before: { readonly memory: number; readonly people: number }, most: number): Promise<number>;
  /** Deletes one client of a person in a chat. */
  forgetClient(whose: Whose, client: string): Promise<void>;
  /** Deletes what a person told in any chat of a channel. */
  forget(person: Person): Promise<void>;
}

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

/** `withheld`: the assistant's, held back since somebody else answers. */
export type OutboxState = 'waiting' | 'sent' | 'expired' | 'failed' | 'withheld';

export interface OutboxRow {
  readonly id: number;
  readonly outgoing: Outgoing;
  readonly createdAt: number;
  /** The account that wrote it, DESK for what the desk itself says; null: the assistant. */
  readonly author: string | null;
}

/** Author of what the desk itself says: that a person takes over, that the assistant goes on. */
export const DESK = 'desk:';

/** Owner and author where a person answers with the account of the assistant, from the phone: nobody's name in the desk. */
export const PHONE = 'phone:';

/** A part as an app may show it again. `accepted` is the app's own id of it, where that is known. */
export interface ShownPart {
  readonly text: string;
  readonly state: OutboxState;
  readonly accepted: string | null;
}

/** What is owed to people, a part a row. */
export interface Outbox {
  /** Puts a part behind what is already owed, in the transaction that settles the message it answers. */
  owe(
    inbox: number,
    channel: string,
    part: Omit<Outgoing, 'key'>,
    now: number,
    author?: string | null,
  ): Promise<OutboxRow>;
  /** What is owed in a channel, oldest first. */
  owed(channel: string): Promise<readonly OutboxRow[]>;
  /** What is owed in answer to one message, oldest first. */
  owedFor(inbox: number): Promise<readonly OutboxRow[]>;
  /** Marks a part. The message of one who asked to be forgotten goes with the last part of its answer. */
  settle(id: number, state: OutboxState, accepted: string | null): Promise<void>;
  /** What was owed in a chat at `since` or later. */
  saidIn(chat: Pick<Whose, 'channel' | 'chat'>, since: number): Promise<readonly ShownPart[]>;
  /** The words that a message of ours answered, the one that the app calls `accepted`; null where they are gone or were never known. */
  questionOf(chat: Pick<Whose, 'channel' | 'chat'>, accepted: string): Promise<string | null>;
}

/** What was given up: a message that could not be handled, or a part that could not be delivered. */
export interface DeadLetter {
  /** `m` and the message's id, or `p` and the part's. */
  readonly key: string;
  readonly channel: string;
  /** When it came in, or was owed: milliseconds since 1970. */
  readonly at: number;
  /** `failed`: it could not be handled, or the app refused it for good; `expired`: it could not be sent while it was of use. */
  readonly why: 'failed' | 'expired';
}

/** A dead letter that waits again. */
export type Revived =
  | { readonly kind: 'message'; readonly row: InboxRow }
  | { readonly kind: 'part'; readonly channel: ChannelName; readonly row: OutboxRow };

export interface DeadLetters {
  count(): Promise<{ readonly messages: number; readonly parts: number }>;
  /** The newest of each kind, oldest first. */
  list(most: number): Promise<readonly DeadLetter[]>;
  /** Puts one back where it waits, as if it had come at `now`; null where it is none, or nobody is named in it any more. */
  revive(key: string, now: number): Promise<Revived | null>;
}

/** 有用 or 没用 on the answer to a question, and the clause that it cited first, where that is known. */
export interface Vote extends Person {
  readonly question: string;
  readonly clause: string | null;
  readonly useful: boolean;
}

/** Votes on one question, null where it was not kept; the times are milliseconds since 1970. */
export interface Feedback {
  readonly question: string | null;
  readonly clause: string | null;
  readonly useful: number;
  readonly useless: number;
  readonly last: number;
}

export interface Votes {
  /** Keeps one vote a person and question, redacted; the last one counts. It outlives the message that it was cast on. */
  keep(vote: Vote, now: number): Promise<void>;
  /** The votes by question, the most often found useless first. */
  list(): Promise<readonly Feedback[]>;
  /** Deletes a person's votes: each holds a question in their words. */
  forget(person: Person): Promise<void>;
}

/** A question that found no answer, redacted, and the nearest clause. */
export interface MissedQuestion {
  readonly question: string;
  readonly why:
    | 'nothing-held'
    | 'place-not-held'
    | 'document-not-held'
    | 'not-in-clause'
    | 'rule-locked'
    | 'refused'
    /** It could not be handled: a fault of ours. */
    | 'failed';
  readonly clause: string | null;
}

/** Questions that ask the same: how often, when last, and other wordings of it. */
export interface MissedGroup extends MissedQuestion {
  readonly times: number;
  readonly last: number;
  readonly also: readonly string[];
}

export interface Unanswered {
  keep(missed: MissedQuestion & Person, now: number): Promise<void>;
  /** What could not be answered, most often asked first. Questions group where reason and words are nearly the same. */
  list(): Promise<readonly MissedGroup[]>;
  /** Deletes at most `most` that were asked before `before`. Gives how many. */
  expire(before: number, most: number): Promise<number>;
  forget(person: Person): Promise<void>;
}

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

/** A small thing that the desk keeps: `body` is JSON that whoever keeps the kind reads. */
export interface KeptRecord {
  readonly kind: string;
  readonly id: string;
  /** What it belongs to; '' where it stands for itself. */
  readonly about: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly version: number;
}

/** Accounts, sessions, notes, silences and the like: few of each, looked up by name or by what they belong to. */
export interface Records {
  get(kind: string, id: string): Promise<KeptRecord | null>;
  /** Writes over the version that was read, 0 where there was none; false where somebody was faster. */
  put(record: KeptRecord): Promise<boolean>;
  /** Newest first; of all where `about` is null. */
  list(kind: string, about: string | null, skip: number, most: number): Promise<readonly KeptRecord[]>;
  remove(kind: string, id: string): Promise<void>;
  /** Deletes at most `most` of a kind from before `before`. Gives how many. */
  expire(kind: string, before: number, most: number): Promise<number>;
}
