import type { Conversations, KeptClient, KeptConversation, KeptFact } from '../port/conversations.ts';
import type { Person, Whose } from '../port/person.ts';
import type { Database, Row } from './database.ts';

export class LibsqlConversations implements Conversations {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async load(whose: Whose, since: number): Promise<KeptConversation | null> {
    const key = keyOf(whose);
    const person = this.#db.get('SELECT client FROM people WHERE channel = ? AND chat = ? AND sender = ?', ...key);
    if (!person) return null;
    const facts = this.#rows('profiles', whose);
    const clients = this.#rows('clients', whose).map((row) => ({
      client: String(row.client),
      memory: row.memory === null || Number(row.touched_at) < since ? null : String(row.memory),
      facts: facts.filter((fact) => fact.client === row.client).map(toFact),
    }));
    return { client: String(person.client), clients };
  }

  async openClients(of: readonly Whose[]): Promise<readonly string[]> {
    const rows = this.#db.all(
      `SELECT k.key AS place, p.client FROM json_each(?) k JOIN people p ON p.channel = json_extract(k.value, '$[0]')
       AND p.chat = json_extract(k.value, '$[1]') AND p.sender = json_extract(k.value, '$[2]')`,
      JSON.stringify(of.map(keyOf)),
    );
    const open = new Map(rows.map(({ place, client }) => [Number(place), String(client)]));
    return of.map((_, i) => open.get(i) ?? '');
  }

  async keep(whose: Whose, { client, memory, facts }: KeptClient, now: number): Promise<void> {
    const key = keyOf(whose);
    this.#db.run(
      `INSERT INTO people (channel, chat, sender, client, touched_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET client = excluded.client, touched_at = excluded.touched_at`,
      ...key,
      client,
      now,
    );
    this.#db.run(
      `INSERT INTO clients (channel, chat, sender, client, memory, touched_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET memory = excluded.memory, touched_at = excluded.touched_at`,
      ...key,
      client,
      memory,
      now,
    );
    this.#keepFacts([...key, client], facts);
  }

  async expire(before: { readonly memory: number; readonly people: number }, most: number): Promise<number> {
    const threads = this.#db.run(
      `UPDATE clients SET memory = NULL
       WHERE rowid IN (SELECT rowid FROM clients WHERE touched_at < ? AND memory IS NOT NULL LIMIT ?)`,
      before.memory,
      most,
    );
    const people = this.#db.run(
      'DELETE FROM people WHERE rowid IN (SELECT rowid FROM people WHERE touched_at < ? LIMIT ?)',
      before.people,
      most,
    );
    return Math.max(threads, people);
  }

  async forgetClient(whose: Whose, client: string): Promise<void> {
    this.#db.run(
      'DELETE FROM clients WHERE channel = ? AND chat = ? AND sender = ? AND client = ?',
      ...keyOf(whose),
      client,
    );
    this.#db.leaveNoTrace();
  }

  /** The rows of their profiles go with them. */
  async forget({ channel, sender }: Person): Promise<void> {
    this.#db.run('DELETE FROM people WHERE channel = ? AND sender = ?', channel, sender);
    this.#db.leaveNoTrace();
  }

  #rows(table: 'clients' | 'profiles', whose: Whose): Row[] {
    return this.#db.all(
      `SELECT * FROM ${table} WHERE channel = ? AND chat = ? AND sender = ? ORDER BY rowid`,
      ...keyOf(whose),
    );
  }

  #keepFacts(key: readonly [string, string, string, string], facts: readonly KeptFact[]): void {
    this.#db.run(
      `DELETE FROM profiles WHERE channel = ? AND chat = ? AND sender = ? AND client = ?
       AND fact NOT IN (SELECT value FROM json_each(?))`,
      ...key,
      JSON.stringify(facts.map((f) => f.fact)),
    );
    for (const { fact, value, words, on } of facts)
      this.#db.run(
        `INSERT INTO profiles (channel, chat, sender, client, fact, value, words, said_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value, words = excluded.words, said_on = excluded.said_on
         WHERE value <> excluded.value OR words <> excluded.words OR said_on <> excluded.said_on`,
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
