import type { Incoming, Outgoing } from '../../contract/channel.ts';
import { objectIn, partIn } from '../damaged.ts';
import type { Outbox, OutboxRow, OutboxState, ShownPart } from '../port/outbox.ts';
import type { Whose } from '../port/person.ts';
import type { Database, Row } from './database.ts';

export class PostgresOutbox implements Outbox {
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
    const row = await this.#db.get(
      `INSERT INTO outbox (inbox, channel, chat, body, created_at, author, state) VALUES ($1, $2, $3, $4, $5, $6, 'waiting') RETURNING id`,
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
    const rows = await this.#db.all(
      "SELECT id, body, created_at, author, begun FROM outbox WHERE channel = $1 AND state = 'waiting' ORDER BY id",
      channel,
    );
    return this.#readable(rows);
  }

  async owedFor(inbox: number): Promise<readonly OutboxRow[]> {
    const rows = await this.#db.all(
      "SELECT id, body, created_at, author, begun FROM outbox WHERE inbox = $1 AND state = 'waiting' ORDER BY id",
      inbox,
    );
    return this.#readable(rows);
  }

  async begin(id: number): Promise<void> {
    await this.#db.run('UPDATE outbox SET begun = 1 WHERE id = $1', id);
  }

  async unbegin(id: number): Promise<void> {
    await this.#db.run('UPDATE outbox SET begun = 0 WHERE id = $1', id);
  }

  /** Touching nobody's message first sends one of two that settle its parts at once to the back: it then sees what the other did. */
  async settle(id: number, state: OutboxState, accepted: string | null): Promise<void> {
    const part = await this.#db.get(
      `WITH part AS (UPDATE outbox SET state = $1, accepted = $2
         WHERE id = $3 AND (state = 'waiting' OR $1 = 'sent') RETURNING inbox)
       SELECT part.inbox FROM part JOIN inbox ON inbox.id = part.inbox AND inbox.sender = ''`,
      state,
      accepted,
      id,
    );
    if (!part) return;
    await this.#db.run('UPDATE inbox SET tries = tries WHERE id = $1', Number(part.inbox));
    await this.#db.run(
      `DELETE FROM inbox WHERE id = $1
       AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.inbox = inbox.id AND outbox.state = 'waiting')`,
      Number(part.inbox),
    );
  }

  async saidIn({ channel, chat }: Pick<Whose, 'channel' | 'chat'>, since: number): Promise<readonly ShownPart[]> {
    const rows = await this.#db.all(
      `SELECT body, state, accepted FROM outbox
       WHERE channel = $1 AND chat = $2 AND created_at >= $3`,
      channel,
      chat,
      since,
    );
    return rows.map(toSaid);
  }

  async questionOf({ channel, chat }: Pick<Whose, 'channel' | 'chat'>, accepted: string): Promise<string | null> {
    const row = await this.#db.get(
      `SELECT i.body FROM outbox o JOIN inbox i ON i.id = o.inbox WHERE o.channel = $1 AND o.chat = $2 AND o.accepted = $3`,
      channel,
      chat,
      accepted,
    );
    const content = objectIn(row?.body)?.content as Incoming['content'] | undefined;
    return content?.kind === 'text' ? content.text : null;
  }

  /** A part that was damaged is given up; those behind it are sent. */
  async #readable(rows: readonly Row[]): Promise<readonly OutboxRow[]> {
    const parts: OutboxRow[] = [];
    for (const row of rows) {
      const part = toPart(row);
      if (part) parts.push(part);
      else await this.settle(Number(row.id), 'failed', null);
    }
    return parts;
  }
}

/** A row of the outbox, with its body; null where that was damaged. */
export function toPart(row: Row): OutboxRow | null {
  const author = row.author === null ? null : String(row.author);
  const part = partIn(row.body);
  if (!part) return null;
  const { outgoing, ...kept } = toRow(Number(row.id), part, Number(row.created_at), author);
  return { ...kept, outgoing: row.begun === 1 ? { ...outgoing, again: true } : outgoing };
}

const toSaid = ({ body, state, accepted }: Row): ShownPart => ({
  text: partIn(body)?.part.text ?? '',
  state: String(state) as OutboxState,
  accepted: accepted === null ? null : String(accepted),
});

function toRow(id: number, part: Omit<Outgoing, 'key'>, createdAt: number, author: string | null): OutboxRow {
  return { id, outgoing: { ...part, key: `o${id}` }, createdAt, author };
}
