import type { Conversations, KeptClient, KeptConversation, KeptFact } from '../port/conversations.ts';
import type { Person, Whose } from '../port/person.ts';
import type { Database, Row } from './database.ts';

export class PostgresConversations implements Conversations {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async load(whose: Whose, since: number): Promise<KeptConversation | null> {
    const key = keyOf(whose);
    const person = await this.#db.get(
      'SELECT client FROM people WHERE channel = $1 AND chat = $2 AND sender = $3',
      ...key,
    );
    if (!person) return null;
    const facts = await this.#rows('profiles', whose);
    const clients = (await this.#rows('clients', whose)).map((row) => ({
      client: String(row.client),
      memory: row.memory === null || Number(row.touched_at) < since ? null : String(row.memory),
      facts: facts.filter((fact) => fact.client === row.client).map(toFact),
    }));
    return { client: String(person.client), clients };
  }

  async openClients(of: readonly Whose[]): Promise<readonly string[]> {
    const rows = await this.#db.all(
      `SELECT k.place::int AS place, p.client FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY
       AS k (channel, chat, sender, place) JOIN people p USING (channel, chat, sender)`,
      of.map(({ channel }) => channel),
      of.map(({ chat }) => chat),
      of.map(({ sender }) => sender),
    );
    const open = new Map(rows.map(({ place, client }) => [Number(place), String(client)]));
    return of.map((_, i) => open.get(i + 1) ?? '');
  }

  async keep(whose: Whose, { client, memory, facts }: KeptClient, now: number): Promise<void> {
    const key = [...keyOf(whose), client] as const;
    await this.#db.run(
      `INSERT INTO people (channel, chat, sender, client, touched_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (channel, chat, sender) DO UPDATE SET client = excluded.client, touched_at = excluded.touched_at`,
      ...key,
      now,
    );
    await this.#db.run(
      `INSERT INTO clients (channel, chat, sender, client, memory, touched_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (channel, chat, sender, client) DO UPDATE SET memory = excluded.memory, touched_at = excluded.touched_at`,
      ...key,
      memory,
      now,
    );
    await this.#keepFacts(key, facts);
  }

  /** What another program is writing at this moment is not old: it is passed over. */
  async expire(before: { readonly memory: number; readonly people: number }, most: number): Promise<number> {
    const threads = await this.#db.run(
      `UPDATE clients SET memory = NULL WHERE id IN
       (SELECT id FROM clients WHERE touched_at < $1 AND memory IS NOT NULL LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      before.memory,
      most,
    );
    const people = await this.#db.run(
      `DELETE FROM people WHERE (channel, chat, sender) IN
       (SELECT channel, chat, sender FROM people WHERE touched_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      before.people,
      most,
    );
    return Math.max(threads, people);
  }

  async forgetClient(whose: Whose, client: string): Promise<void> {
    await this.#db.run(
      'DELETE FROM clients WHERE channel = $1 AND chat = $2 AND sender = $3 AND client = $4',
      ...keyOf(whose),
      client,
    );
  }

  /** The rows of their profiles go with them. */
  async forget({ channel, sender }: Person): Promise<void> {
    await this.#db.run('DELETE FROM people WHERE channel = $1 AND sender = $2', channel, sender);
  }

  #rows(table: 'clients' | 'profiles', whose: Whose): Promise<Row[]> {
    return this.#db.all(
      `SELECT * FROM ${table} WHERE channel = $1 AND chat = $2 AND sender = $3 ORDER BY id`,
      ...keyOf(whose),
    );
  }

  async #keepFacts(key: readonly [string, string, string, string], facts: readonly KeptFact[]): Promise<void> {
    await this.#db.run(
      'DELETE FROM profiles WHERE channel = $1 AND chat = $2 AND sender = $3 AND client = $4 AND fact <> ALL ($5::text[])',
      ...key,
      facts.map((f) => f.fact),
    );
    for (const { fact, value, words, on } of facts)
      await this.#db.run(
        `INSERT INTO profiles (channel, chat, sender, client, fact, value, words, said_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (channel, chat, sender, client, fact)
         DO UPDATE SET value = excluded.value, words = excluded.words, said_on = excluded.said_on
         WHERE (profiles.value, profiles.words, profiles.said_on) <> (excluded.value, excluded.words, excluded.said_on)`,
        ...key,
        fact,
        value,
        words,
        on,
      );
  }
}

const keyOf = ({ channel, chat, sender }: Whose) => [channel, chat, sender] as const;

function toFact(row: Row): KeptFact {
  return { fact: String(row.fact), value: String(row.value), words: String(row.words), on: String(row.said_on) };
}
