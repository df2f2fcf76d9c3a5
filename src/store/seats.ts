import { createHash } from 'node:crypto';
import type { ChannelName } from '../contract/message.ts';
import type { InboxRow } from './port/inbox.ts';
import type { OutboxRow } from './port/outbox.ts';
import type { Whose } from './port/person.ts';

/** Chats are dealt out over so many seats, a power of two up to 256. */
export const SHARES = 64;

/** The seat that a chat belongs to: the same in every program. */
export function shareOf(channel: string, chat: string): string {
  return String((createHash('sha256').update(`${channel} ${chat}`).digest()[0] ?? 0) % SHARES);
}

/** A seat as one program took it: `fence` grows whenever it changes hands. */
export interface Seat {
  readonly seat: string;
  readonly fence: number;
}

/** `abandoned`: taken from one that never gave it back; what it was sending then may have arrived. */
export interface SeatTaken extends Seat {
  readonly abandoned: boolean;
}

/** What a program sees with each sign of life: what it holds, and how many there are, itself among them. */
export interface SeatsSeen {
  readonly held: readonly Seat[];
  readonly replicas: number;
  /** Messages that wait for an answer, whoever has them, as far as MOST_COUNTED. */
  readonly waiting: number;
  /** Seats of chats whose holder has gone. */
  readonly orphaned: number;
}

/** Waiting messages are counted no further than this. */
export const MOST_COUNTED = 10_000;

/** Messages of one chat that are taken up at once: whoever writes a thousand keeps nobody else waiting. */
export const MOST_OF_CHAT = 8;

/** A part that is owed. `again`: it may have been sent by one that did not live to mark it. */
export interface OwedPart {
  readonly channel: ChannelName;
  readonly row: OutboxRow;
  readonly again: boolean;
}

/** What waits at some seats and is not in hand. */
export interface Work {
  readonly messages: readonly InboxRow[];
  readonly parts: readonly OwedPart[];
}

/** Where a chat's messages are answered, and where a channel's parts are sent that one alone can send. */
export interface ServingPlaces {
  /** Shares of chats. */
  readonly shares: readonly string[];
  /** Channels whose parts leave by the one program that is connected. */
  readonly channels: readonly string[];
  /** All such channels: their parts leave by no share. */
  readonly apart: readonly string[];
}

/** What programs call to each other: something waits at a seat (`passedOn` by one that had it no more), seats are free, a message is dealt with, a chat of the desk has changed. */
export type Ring =
  | { readonly kind: 'waits'; readonly seat: string; readonly passedOn?: true | undefined }
  | { readonly kind: 'free' }
  | { readonly kind: 'settled'; readonly channel: ChannelName; readonly id: string }
  | { readonly kind: 'changed'; readonly whose: Whose };

/** Another program has the seat: what was begun on it is not kept. */
export class LostSeat extends Error {
  constructor(seat: string) {
    super(`another program has taken seat ${seat}`);
  }
}

/**
 * How several programs share the work of one store: each seat, a share of the chats or a channel that one alone can be connected
 * to, has one holder, who shows signs of life. A seat whose holder has gone is free for others.
 */
export interface Seats {
  /** Shows a sign of life and looks around. Rejects with a StoreError where the store can't be reached. */
  beat(): Promise<SeatsSeen>;
  /** Takes up to `most` of `seats` that nobody holds, and, with `orphans`, those whose holder has gone. */
  take(seats: readonly string[], most: number, orphans: boolean): Promise<readonly SeatTaken[]>;
  /** Gives seats back and wakes the others. */
  giveBack(held: readonly Seat[]): Promise<void>;
  /** In a transaction of the store: rejects with LostSeat where another has it; until that commits nobody can take it. */
  confirm(held: Seat): Promise<void>;
  /** In a transaction of the store: rings at every program once it is committed. */
  ring(what: Ring): Promise<void>;
  /** What waits at `places` beside the rows in hand, oldest first, at most `most`, and MOST_OF_CHAT messages of a chat, in hand or not. */
  work(
    places: ServingPlaces,
    inHand: { readonly messages: readonly number[]; readonly parts: readonly number[] },
    most: { readonly messages: number; readonly parts: number },
  ): Promise<Work>;
  /** Whether a part is still to be sent. */
  isOwed(part: number): Promise<boolean>;
  /** `heard` is told what is rung, by this program too. */
  listen(heard: (what: Ring) => void): void;
  /** Lets go of everything. */
  close(): Promise<void>;
}
