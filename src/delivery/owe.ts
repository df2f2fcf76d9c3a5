import type { Part } from '../contract/channel.ts';
import type { InboxRow } from '../store/port/inbox.ts';
import type { OutboxRow } from '../store/port/outbox.ts';
import type { Transaction } from '../store/port.ts';

/** Words of delivery's own, as a part. */
export const plainPart = (text: string): Part => ({ text, marks: [], buttons: [] });

/** Owes parts to whoever wrote the message, in the transaction that settles it; the first one answers it in place. `author` as in the outbox. */
export async function oweAll(
  { outbox }: Transaction,
  row: InboxRow,
  parts: readonly Part[],
  now: number,
  author: string | null = null,
): Promise<OutboxRow[]> {
  const { channel, chat, kind, sender, id, ticket, trace, promised } = row.incoming;
  const told = { ...(trace !== undefined && { trace }), ...(promised && { promised }) };
  const rows: OutboxRow[] = [];
  for (const [i, part] of parts.entries()) {
    const to = { chat, kind, sender, replyTo: id, ticket: i === 0 ? ticket : null, ...told };
    rows.push(await outbox.owe(row.id, channel, { ...to, part }, now, author));
  }
  return rows;
}
