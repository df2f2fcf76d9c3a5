import type { Outgoing } from '../../contract/channel.ts';
import type { Outbox, OutboxRow, OutboxState, ShownPart } from '../port/outbox.ts';
import type { Whose } from '../port/person.ts';
import type { Database, Row } from './database.ts';

export class LibsqlOutbox implements Outbox {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async owe(
    inbox: number,
    channel: string,
    part: Omit<Outgoing, 'key'>,
    now: number,
    author: string | null = null,
  ): Promise<OutboxRow> {
    const row = this.#db.get(
      "INSERT INTO outbox (inbox, channel, chat, body, created_at, author, state) VALUES (?, ?, ?, ?, ?, ?, 'waiting') RETURNING id",
      inbox,
      channel,
      part.chat,
      JSON.stringify(part),
      now,
      author,
    );
    return toRow(Number(row?.id), part, now, author);
  }

  async owed(channel: string): Promise<readonly OutboxRow[]> {
    return this.#db
      .all(
        "SELECT id, body, created_at, author, begun FROM outbox WHERE channel = ? AND state = 'waiting' ORDER BY id",
        channel,
      )
      .map(toPart);
  }

  async owedFor(inbox: number): Promise<readonly OutboxRow[]> {
    return this.#db
      .all(
        "SELECT id, body, created_at, author, begun FROM outbox WHERE inbox = ? AND state = 'waiting' ORDER BY id",
        inbox,
      )
      .map(toPart);
  }

  async begin(id: number): Promise<void> {
    this.#db.run('UPDATE outbox SET begun = 1 WHERE id = ?', id);
  }

  async unbegin(id: number): Promise<void> {
    this.#db.run('UPDATE outbox SET begun = 0 WHERE id = ?', id);
  }

  async settle(id: number, state: OutboxState, accepted: string | null): Promise<void> {
    this.#db.run(
      "UPDATE outbox SET state = ?1, accepted = ?2 WHERE id = ?3 AND (state = 'waiting' OR ?1 = 'sent')",
      state,
      accepted,
      id,
    );
    const gone = this.#db.run(
      `DELETE FROM inbox WHERE id = (SELECT inbox FROM outbox WHERE id = ?) AND sender = ''
       AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.inbox = inbox.id AND outbox.state = 'waiting')`,
      id,
    );
    if (gone > 0) this.#db.leaveNoTrace();
  }

  async saidIn({ channel, chat }: Pick<Whose, 'channel' | 'chat'>, since: number): Promise<readonly ShownPart[]> {
    const rows = this.#db.all(
      `SELECT json_extract(body, '$.part.text') AS text, state, accepted FROM outbox
       WHERE channel = ? AND chat = ? AND created_at >= ?`,
      channel,
      chat,
      since,
    );
    return rows.map(toSaid);
  }

  async questionOf({ channel, chat }: Pick<Whose, 'channel' | 'chat'>, accepted: string): Promise<string | null> {
    const row = this.#db.get(
      `SELECT json_extract(i.body, '$.content.text') AS text FROM outbox o JOIN inbox i ON i.id = o.inbox
       WHERE o.channel = ? AND o.chat = ? AND o.accepted = ?`,
      channel,
      chat,
      accepted,
    );
    return row && row.text !== null ? String(row.text) : null;
  }
}

/** A row of the outbox, with its body. */
export function toPart(row: Row): OutboxRow {
  const author = row.author === null ? null : String(row.author);
  const { outgoing, ...kept } = toRow(Number(row.id), JSON.parse(String(row.body)), Number(row.created_at), author);
  return { ...kept, outgoing: row.begun === 1 ? { ...outgoing, again: true } : outgoing };
}

const toSaid = ({ text, state, accepted }: Row): ShownPart => ({
  text: String(text),
  state: String(state) as OutboxState,
  accepted: accepted === null ? null : String(accepted),
});

function toRow(id: number, part: Omit<Outgoing, 'key'>, createdAt: number, author: string | null): OutboxRow {
  return { id, outgoing: { ...part, key: `o${id}` }, createdAt, author };
}
