import type { Part } from '../contract/channel.ts';
import type { InboxRow } from '../store/libsql/inbox.ts';
import { type OutboxRow, owe } from '../store/libsql/outbox.ts';
import type { Store } from '../store/libsql/store.ts';

/** Words of delivery's own, as a part. */
export const plain = (text: string): Part => ({ text, marks: [], buttons: [] });

/** Owes parts to whoever wrote the message; the first one answers it in place. Call it in the transaction that settles the message. */
export function oweAll(store: Store, row: InboxRow, parts: readonly Part[], now: number): OutboxRow[] {
  const { channel, chat, kind, sender, id, ticket } = row.incoming;
  return parts.map((part, i) =>
    owe(store.db, row.id, channel, { chat, kind, sender, replyTo: id, ticket: i === 0 ? ticket : null, part }, now),
  );
}
