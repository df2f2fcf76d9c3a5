import type { Incoming } from '../../contract/channel.ts';
import type { ChannelName } from '../../contract/message.ts';
import { objectIn, partIn } from '../damaged.ts';
import { oldestFirst, readKey, toLetter } from '../dead-letter-key.ts';
import type { DeadLetter, DeadLetters, Revived } from '../port/dead-letters.ts';
import type { Database } from './database.ts';
import { toPart } from './outbox.ts';

const GIVEN_UP = "state IN ('failed', 'expired')";

export class LibsqlDeadLetters implements DeadLetters {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async count(): Promise<{ readonly messages: number; readonly parts: number }> {
    const row = this.#db.get(
      `SELECT (SELECT count(*) FROM inbox WHERE state = 'failed') AS messages, (SELECT count(*) FROM outbox WHERE ${GIVEN_UP}) AS parts`,
    );
    return { messages: Number(row?.messages ?? 0), parts: Number(row?.parts ?? 0) };
  }

  async list(most: number): Promise<readonly DeadLetter[]> {
    const messages = this.#db.all(
      "SELECT 'm' || id AS key, channel, received_at AS at, state, body FROM inbox WHERE state = 'failed' ORDER BY id DESC LIMIT ?",
      most,
    );
    const parts = this.#db.all(
      `SELECT 'p' || id AS key, channel, created_at AS at, state, body FROM outbox WHERE ${GIVEN_UP} ORDER BY id DESC LIMIT ?`,
      most,
    );
    return oldestFirst([...messages, ...parts].map(toLetter), most);
  }

  async revive(key: string, now: number): Promise<Revived | null> {
    const named = readKey(key);
    if (!named) return null;
    return named.kind === 'message' ? this.#message(named.id, now) : this.#part(named.id, now);
  }

  async #message(id: number, now: number): Promise<Revived | null> {
    const row = this.#db.get("SELECT body FROM inbox WHERE id = ? AND state = 'failed' AND sender <> ''", id);
    const held = objectIn(row?.body);
    if (!held?.content) return null;
    const body = { ...(held as unknown as Incoming), sentAt: now };
    this.#db.run(
      "UPDATE inbox SET state = 'pending', tries = 0, received_at = ?, body = ? WHERE id = ?",
      now,
      JSON.stringify(body),
      id,
    );
    const incoming: Incoming = { ...body, quoted: null };
    return { kind: 'message', row: { id, incoming, receivedAt: now } };
  }

  async #part(id: number, now: number): Promise<Revived | null> {
    const kept = this.#db.get(`SELECT body FROM outbox WHERE id = ? AND ${GIVEN_UP}`, id);
    if (!partIn(kept?.body)) return null;
    const row = this.#db.get(
      "UPDATE outbox SET state = 'waiting', begun = 0, created_at = ? WHERE id = ? RETURNING id, channel, body, created_at, author, begun",
      now,
      id,
    );
    const part = row && toPart(row);
    return row && part && { kind: 'part', channel: String(row.channel) as ChannelName, row: part };
  }
}
