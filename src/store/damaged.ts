import type { Incoming, Outgoing } from '../contract/channel.ts';
import type { ChannelName } from '../contract/message.ts';

/** What a row holds beside its body. */
type Columns = Readonly<Record<string, string | number | null>>;

/**
 * The message that a row of the inbox holds; `quoted` stands in a column of its own, or in the body. Where the body was damaged, one that
 * nobody can read: its asker is told so, and no other message waits for it.
 */
export function messageIn(row: Columns): Incoming {
  const body = objectIn(row.body);
  if (body?.content && typeof body.chat === 'string')
    return {
      ...(body as unknown as Incoming),
      ...(row.quoted !== undefined && { quoted: row.quoted as string | null }),
    };
  const text = (name: string): string => String(row[name] ?? '');
  return {
    channel: text('channel') as ChannelName,
    id: text('message'),
    chat: text('chat'),
    // A private chat is named by whoever writes in it.
    kind: text('chat') === text('sender') ? 'private' : 'group',
    sender: text('sender'),
    sentAt: Number(row.received_at),
    quoted: null,
    revises: null,
    content: UNREADABLE,
    ticket: null,
  };
}

/** What a message says, as JSON; one that nobody can read where it was damaged. */
export const contentIn = (text: unknown): Incoming['content'] =>
  (objectIn(text) as Incoming['content'] | null) ?? UNREADABLE;

/** The part that a row of the outbox holds; null where its body was damaged. */
export function partIn(body: unknown): Omit<Outgoing, 'key'> | null {
  const held = objectIn(body);
  return held?.part && typeof held.chat === 'string' ? (held as unknown as Omit<Outgoing, 'key'>) : null;
}

const UNREADABLE: Incoming['content'] = { kind: 'unreadable', what: 'other' };

/** The object that a text holds as JSON; null where it holds none. */
export function objectIn(text: unknown): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
