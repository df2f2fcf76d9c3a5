import type { Incoming, Outgoing } from '../../contract/channel.ts';
import type { KeptClient } from '../port/conversations.ts';
import type { InboxState } from '../port/inbox.ts';
import type { OutboxState } from '../port/outbox.ts';
import type { Person, Whose } from '../port/person.ts';
import type { KeptRecord } from '../port/records.ts';
import type { Thread } from '../port/threads.ts';
import type { MissedQuestion } from '../port/unanswered.ts';
import type { Vote } from '../port/votes.ts';

export interface InboxRecord extends Person {
  /** Null once nobody is named any more. */
  readonly incoming: Incoming | null;
  readonly message: string;
  readonly receivedAt: number;
  readonly state: InboxState;
  readonly tries: number;
  readonly answer: string | null;
}

export interface OutboxRecord {
  readonly inbox: number;
  readonly channel: string;
  readonly part: Omit<Outgoing, 'key'>;
  readonly createdAt: number;
  readonly state: OutboxState;
  readonly accepted: string | null;
  readonly begun: boolean;
  readonly author: string | null;
}

interface ConversationRecord {
  readonly whose: Whose;
  readonly client: string;
  readonly touchedAt: number;
  readonly clients: ReadonlyMap<string, KeptClient & { readonly touchedAt: number }>;
}

/** All that is kept. A row is replaced, never changed, so that a copy of the maps is a copy of everything. */
export interface Rows {
  lastId: number;
  inbox: Map<number, InboxRecord>;
  outbox: Map<number, OutboxRecord>;
  votes: Map<number, Vote & { readonly at: number }>;
  unanswered: Map<number, MissedQuestion & Person & { readonly at: number }>;
  /** By channel, chat and sender: see `keyOf`. */
  conversations: Map<string, ConversationRecord>;
  /** By the same key. */
  threads: Map<string, Thread>;
  /** By kind and id. */
  records: Map<string, KeptRecord>;
}

export const noRows = (): Rows => ({
  lastId: 0,
  inbox: new Map(),
  outbox: new Map(),
  votes: new Map(),
  unanswered: new Map(),
  conversations: new Map(),
  threads: new Map(),
  records: new Map(),
});

export const copyOf = (rows: Rows): Rows => ({
  lastId: rows.lastId,
  inbox: new Map(rows.inbox),
  outbox: new Map(rows.outbox),
  votes: new Map(rows.votes),
  unanswered: new Map(rows.unanswered),
  conversations: new Map(rows.conversations),
  threads: new Map(rows.threads),
  records: new Map(rows.records),
});

export const rowKey = ({ channel, chat, sender }: Whose): string => JSON.stringify([channel, chat, sender]);

/** Whether a row is of a person. */
export const isOf =
  ({ channel, sender }: Person) =>
  (row: Person): boolean =>
    row.channel === channel && row.sender === sender;

/** Deletes a message with its parts. */
export function dropMessage(rows: Rows, id: number): void {
  rows.inbox.delete(id);
  for (const [part, { inbox }] of rows.outbox) if (inbox === id) rows.outbox.delete(part);
}

/** Whether a part of the answer to a message waits to be sent. */
export function isOwed(rows: Rows, id: number): boolean {
  return [...rows.outbox.values()].some(({ inbox, state }) => inbox === id && state === 'waiting');
}
