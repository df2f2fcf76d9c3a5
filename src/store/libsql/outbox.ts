import type { Outgoing } from '../../contract/channel.ts';
import type { Database } from './database.ts';

export type OutboxState = 'waiting' | 'sent' | 'expired' | 'failed';
export type Unkeyed = Omit<Outgoing, 'key'>;

export interface OutboxRow {
  readonly id: number;
  readonly outgoing: Outgoing;
  readonly createdAt: number;
}

/** Puts a part behind what is already owed. Call it in the transaction that settles the message it answers. */
export function owe(db: Database, inbox: number, channel: string, part: Unkeyed, now: number): OutboxRow {
  const row = db.get(
    "INSERT INTO outbox (inbox, channel, chat, body, created_at, state) VALUES (?, ?, ?, ?, ?, 'waiting') RETURNING id",
    inbox,
    channel,
    part.chat,
    JSON.stringify(part),
    now,
  );
  return toRow(Number(row?.id), part, now);
}

/** What is owed in a channel, oldest first. */
export function owed(db: Database, channel: string): OutboxRow[] {
  return db
    .all("SELECT id, body, created_at FROM outbox WHERE channel = ? AND state = 'waiting' ORDER BY id", channel)
    .map((row) => toRow(Number(row.id), JSON.parse(String(row.body)), Number(row.created_at)));
}

/** Marks a part. The message of one who asked to be forgotten goes with the last part of its answer. */
export function settleOutgoing(db: Database, id: number, state: OutboxState, accepted: string | null): void {
  db.run('UPDATE outbox SET state = ?, accepted = ? WHERE id = ?', state, accepted, id);
  const gone = db.run(
    `DELETE FROM inbox WHERE id = (SELECT inbox FROM outbox WHERE id = ?) AND sender = ''
     AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.inbox = inbox.id AND outbox.state = 'waiting')`,
    id,
  );
  if (gone > 0) db.leaveNoTrace();
}

/** The message of a person that a message of ours answered: the one that the app calls `accepted`, or the last one sent to them. */
export function answeredBy(
  db: Database,
  channel: string,
  chat: string,
  sender: string,
  accepted: string | null,
): number | null {
  const row =
    accepted === null
      ? db.get(
          `SELECT o.inbox FROM outbox o JOIN inbox i ON i.id = o.inbox
           WHERE i.channel = ? AND i.sender = ? AND o.chat = ? AND o.state = 'sent' ORDER BY o.id DESC LIMIT 1`,
          channel,
          sender,
          chat,
        )
      : db.get('SELECT inbox FROM outbox WHERE channel = ? AND chat = ? AND accepted = ?', channel, chat, accepted);
  return row && Number(row.inbox);
}

function toRow(id: number, part: Unkeyed, createdAt: number): OutboxRow {
  return { id, outgoing: { ...part, key: `o${id}` }, createdAt };
}
