import type { Incoming } from '../../contract/channel.ts';
import type { Database, Row } from './database.ts';

export type InboxState = 'pending' | 'done' | 'stale' | 'refused' | 'failed';

export interface InboxRow {
  readonly id: number;
  readonly incoming: Incoming;
  readonly receivedAt: number;
}

/** Records a message; null where it is on record already, or only repeats the words of the message that it revises. */
export function recordIncoming(db: Database, incoming: Incoming, state: InboxState, now: number): InboxRow | null {
  if (incoming.revises !== null && sameWords(db, incoming)) return null;
  const row = db.get(
    `INSERT INTO inbox (channel, message, chat, sender, body, received_at, state) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (channel, message) DO NOTHING RETURNING id`,
    incoming.channel,
    incoming.id,
    incoming.chat,
    incoming.sender,
    JSON.stringify(incoming),
    now,
    state,
  );
  return row && { id: Number(row.id), incoming, receivedAt: now };
}

export function isKnown(db: Database, incoming: Incoming): boolean {
  return db.get('SELECT 1 FROM inbox WHERE channel = ? AND message = ?', incoming.channel, incoming.id) !== null;
}

/** What a crash or a stop has left unhandled, oldest first. */
export function pendingIncoming(db: Database): InboxRow[] {
  return db.all("SELECT id, body, received_at FROM inbox WHERE state = 'pending' ORDER BY id").map(toRow);
}

export function settleIncoming(db: Database, id: number, state: InboxState): void {
  db.run('UPDATE inbox SET state = ? WHERE id = ?', state, id);
}

/** Counts that a restart takes the message up again, and gives how often one has. */
export function countTry(db: Database, id: number): number {
  return Number(db.get('UPDATE inbox SET tries = tries + 1 WHERE id = ? RETURNING tries', id)?.tries ?? 0);
}

/** Deletes what was settled before `before`, with the parts sent for it. Gives how many. */
export function expireInbox(db: Database, before: number): number {
  return db.run(
    `DELETE FROM inbox WHERE received_at < ? AND state <> 'pending'
     AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.inbox = inbox.id AND outbox.state = 'waiting')`,
    before,
  );
}

/**
 * Deletes every message of a person and every part sent to them: rows gone, not blanked. Votes stay, without the person. Of the
 * message `last`, which asks for it, nobody is named any more, and its row goes when its answer has been delivered.
 */
export function forgetSender(db: Database, channel: string, sender: string, last: string | null = null): void {
  db.run("UPDATE votes SET sender = '' WHERE channel = ? AND sender = ?", channel, sender);
  db.run('DELETE FROM inbox WHERE channel = ? AND sender = ? AND message IS NOT ?', channel, sender, last);
  db.run(
    "UPDATE inbox SET sender = '', chat = '', body = '{}', state = 'done' WHERE channel = ? AND message = ?",
    channel,
    last,
  );
  db.leaveNoTrace();
}

function sameWords(db: Database, incoming: Incoming): boolean {
  const row = db.get(
    "SELECT json_extract(body, '$.content') AS content FROM inbox WHERE channel = ? AND (message = ? OR message LIKE ? || ':%') ORDER BY id DESC LIMIT 1",
    incoming.channel,
    incoming.revises,
    incoming.revises,
  );
  return row !== null && row.content === JSON.stringify(incoming.content);
}

function toRow(row: Row): InboxRow {
  return { id: Number(row.id), incoming: JSON.parse(String(row.body)), receivedAt: Number(row.received_at) };
}
