import type { Incoming } from '../../contract/channel.ts';
import { messageIn, objectIn } from '../damaged.ts';
import type { Inbox, InboxRow, InboxState } from '../port/inbox.ts';
import type { Person } from '../port/person.ts';
import type { Database, Row } from './database.ts';

export class PostgresInbox implements Inbox {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async record(incoming: Incoming, state: InboxState, now: number): Promise<InboxRow | null> {
    if (incoming.revises !== null && (await this.#sameWords(incoming))) return null;
    const { quoted, ...body } = incoming;
    const row = await this.#db.get(
      `INSERT INTO inbox (channel, message, chat, sender, body, quoted, received_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (channel, message) DO NOTHING RETURNING id`,
      incoming.channel,
      incoming.id,
      incoming.chat,
      incoming.sender,
      JSON.stringify(body),
      state === 'pending' ? quoted : null,
      now,
      state,
    );
    return row && { id: Number(row.id), incoming, receivedAt: now };
  }

  async isKnown({ channel, id }: Incoming): Promise<boolean> {
    return (await this.#db.get('SELECT 1 FROM inbox WHERE channel = $1 AND message = $2', channel, id)) !== null;
  }

  async pending(): Promise<readonly InboxRow[]> {
    const rows = await this.#db.all(
      "SELECT id, channel, message, chat, sender, body, quoted, received_at FROM inbox WHERE state = 'pending' ORDER BY id",
    );
    return rows.map(toRow);
  }

  async settle(id: number, state: InboxState): Promise<boolean> {
    const settled = await this.#db.run(
      "UPDATE inbox SET state = $1, quoted = NULL WHERE id = $2 AND state = 'pending'",
      state,
      id,
    );
    return settled > 0;
  }

  async explain(id: number, answer: string): Promise<void> {
    await this.#db.run("UPDATE inbox SET answer = $1 WHERE id = $2 AND sender <> ''", answer, id);
  }

  async countTry(id: number): Promise<number> {
    const row = await this.#db.get('UPDATE inbox SET tries = tries + 1 WHERE id = $1 RETURNING tries', id);
    return Number(row?.tries ?? 0);
  }

  async expire(before: number, most: number): Promise<number> {
    return this.#db.run(
      `DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE received_at < $1 AND state <> 'pending'
       AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.inbox = inbox.id AND outbox.state = 'waiting')
       LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      before,
      most,
    );
  }

  async forget(
    { channel, sender, chat: where }: Person & { readonly chat?: string },
    last: string | null,
  ): Promise<void> {
    const chat = where ?? null;
    const theirs = 'channel = $1 AND sender = $2 AND chat = coalesce($3, chat)';
    await this.#db.run(
      `DELETE FROM inbox WHERE ${theirs} AND message IS DISTINCT FROM $4`,
      channel,
      sender,
      chat,
      last,
    );
    await this.#db.run(
      `UPDATE inbox SET sender = '', chat = '', body = '{}', quoted = NULL, answer = NULL, state = 'done' WHERE ${theirs}`,
      channel,
      sender,
      chat,
    );
  }

  /** Versions of a message are called by its id, a colon and a number. */
  async #sameWords({ channel, revises, content }: Incoming): Promise<boolean> {
    const row = await this.#db.get(
      `SELECT body FROM inbox
       WHERE channel = $1 AND (message = $2 OR message BETWEEN $2 || ':' AND $2 || ';') ORDER BY id DESC LIMIT 1`,
      channel,
      revises,
    );
    return row !== null && JSON.stringify(objectIn(row.body)?.content) === JSON.stringify(content);
  }
}

/** A row of the inbox, with its body. */
export function toRow(row: Row): InboxRow {
  return { id: Number(row.id), incoming: messageIn(row), receivedAt: Number(row.received_at) };
}
