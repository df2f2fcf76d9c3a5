import type { Outgoing } from '../../contract/channel.ts';
import type { Whose } from './person.ts';

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
  /** A part is about to be sent: whoever finds it waiting later can't tell whether it has arrived (`again`). */
  begin(id: number): Promise<void>;
  /** It has not arrived: the app has refused it for now. */
  unbegin(id: number): Promise<void>;
  /** Marks a part. The message of one who asked to be forgotten goes with the last part of its answer. */
  settle(id: number, state: OutboxState, accepted: string | null): Promise<void>;
  /** What was owed in a chat at `since` or later. */
  saidIn(chat: Pick<Whose, 'channel' | 'chat'>, since: number): Promise<readonly ShownPart[]>;
  /** The words that a message of ours answered, the one that the app calls `accepted`; null where they are gone or were never known. */
  questionOf(chat: Pick<Whose, 'channel' | 'chat'>, accepted: string): Promise<string | null>;
}
