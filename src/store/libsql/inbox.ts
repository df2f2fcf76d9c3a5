import type { Incoming } from '../../contract/channel.ts';
import { messageIn } from '../damaged.ts';
import type { Inbox, InboxRow, InboxState } from '../port/inbox.ts';
import type { Person } from '../port/person.ts';
import type { Database, Row } from './database.ts';

export class LibsqlInbox implements Inbox {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async record(incoming: Incoming, state: InboxState, now: number): Promise<InboxRow | null> {
    if (incoming.revises !== null && this.#sameWords(incoming)) return null;
    const row = this.#db.get(
      `INSERT INTO inbox (channel, message, chat, sender, body, received_at, state) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (channel, message) DO NOTHING RETURNING id`,
      incoming.channel,
      incoming.id,
      incoming.chat,
      incoming.sender,
      JSON.stringify(state === 'pending' ? incoming : { ...incoming, quoted: null }),
      now,
      state,
    );
    return row && { id: Number(row.id), incoming, receivedAt: now };
  }

  async isKnown({ channel, id }: Incoming): Promise<boolean> {
    return this.#db.get('SELECT 1 FROM inbox WHERE channel = ? AND message = ?', channel, id) !== null;
  }

  async pending(): Promise<readonly InboxRow[]> {
    return this.#db
      .all(
        "SELECT id, channel, message, chat, sender, body, received_at FROM inbox WHERE state = 'pending' ORDER BY id",
      )
      .map(toRow);
  }

  async settle(id: number, state: InboxState): Promise<boolean> {
    const settled = this.#db.run(
      "UPDATE inbox SET state = ?, body = CASE WHEN json_valid(body) THEN json_set(body, '$.quoted', NULL) ELSE body END WHERE id = ? AND state = 'pending'",
      state,
      id,
    );
    return settled > 0;
  }

  async explain(id: number, answer: string): Promise<void> {
    this.#db.run("UPDATE inbox SET answer = ? WHERE id = ? AND sender <> ''", answer, id);
  }

  async countTry(id: number): Promise<number> {
    return Number(this.#db.get('UPDATE inbox SET tries = tries + 1 WHERE id = ? RETURNING tries', id)?.tries ?? 0);
  }

  async expire(before: number, most: number): Promise<number> {
    return this.#db.run(
      `DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE received_at < ? AND state <> 'pending'
       AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.inbox = inbox.id AND outbox.state = 'waiting') LIMIT ?)`,
      before,
      most,
    );
  }

  async forget(
    { channel, sender, chat: where }: Person & { readonly chat?: string },
    last: string | null,
  ): Promise<void> {
    const chat = where ?? null;
    const theirs = 'channel = ? AND sender = ? AND chat = coalesce(?, chat)';
    this.#db.run(`DELETE FROM inbox WHERE ${theirs} AND message IS NOT ?`, channel, sender, chat, last);
    this.#db.run(
      `UPDATE inbox SET sender = '', chat = '', body = '{}', answer = NULL, state = 'done' WHERE ${theirs}`,
      channel,
      sender,
      chat,
    );
    this.#db.leaveNoTrace();
  }

  /** Versions of a message are called by its id, a colon and a number. */
  #sameWords({ channel, revises, content }: Incoming): boolean {
    const row = this.#db.get(
      `SELECT CASE WHEN json_valid(body) THEN json_extract(body, '$.content') END AS content FROM inbox
       WHERE channel = ? AND (message = ? OR message BETWEEN ? || ':' AND ? || ';') ORDER BY id DESC LIMIT 1`,
      channel,
      revises,
      revises,
      revises,
    );
    return row !== null && row.content === JSON.stringify(content);
  }
}

function toRow(row: Row): InboxRow {
  return { id: Number(row.id), incoming: messageIn(row), receivedAt: Number(row.received_at) };
}
