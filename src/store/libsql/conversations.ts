import type { Database, Row } from './database.ts';

/** One person in one chat. */
export interface Whose {
  readonly channel: string;
  readonly chat: string;
  readonly sender: string;
}

/** A fact as it was said. `value` and `KeptClient.memory` are JSON, read by whoever wrote them; `on` is an ISO date. */
interface KeptFact {
  readonly fact: string;
  readonly value: string;
  readonly words: string;
  readonly on: string;
}

/** One enterprise that a person asks for; '' names their own. */
export interface KeptClient {
  readonly client: string;
  readonly memory: string | null;
  readonly facts: readonly KeptFact[];
}

export interface KeptConversation {
  /** The profile that is open. */
  readonly client: string;
  readonly clients: readonly KeptClient[];
}

/** What is kept of a person in a chat; null at first contact. Memory last touched before `since` has expired. */
export function loadConversation(db: Database, whose: Whose, since: number): KeptConversation | null {
  const key = keyOf(whose);
  const person = db.get('SELECT client FROM people WHERE channel = ? AND chat = ? AND sender = ?', ...key);
  if (!person) return null;
  const facts = db.all('SELECT * FROM profiles WHERE channel = ? AND chat = ? AND sender = ? ORDER BY rowid', ...key);
  const clients = db
    .all('SELECT * FROM clients WHERE channel = ? AND chat = ? AND sender = ? ORDER BY rowid', ...key)
    .map((row) => ({
      client: String(row.client),
      memory: row.memory === null || Number(row.touched_at) < since ? null : String(row.memory),
      facts: facts.filter((fact) => fact.client === row.client).map(toFact),
    }));
  return { client: String(person.client), clients };
}

/** Writes what changed in a turn: which profile is open, and that profile. Call it in the transaction of the turn. */
export function keepConversation(db: Database, whose: Whose, changed: KeptClient, now: number): void {
  const key = keyOf(whose);
  const { client, memory } = changed;
  db.run(
    `INSERT INTO people (channel, chat, sender, client, touched_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET client = excluded.client, touched_at = excluded.touched_at`,
    ...key,
    client,
    now,
  );
  db.run(
    `INSERT INTO clients (channel, chat, sender, client, memory, touched_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET memory = excluded.memory, touched_at = excluded.touched_at`,
    ...key,
    client,
    memory,
    now,
  );
  keepFacts(db, whose, changed);
}

function keepFacts(db: Database, whose: Whose, { client, facts }: KeptClient): void {
  const key = [...keyOf(whose), client] as const;
  const names = JSON.stringify(facts.map((f) => f.fact));
  db.run(
    `DELETE FROM profiles WHERE channel = ? AND chat = ? AND sender = ? AND client = ?
     AND fact NOT IN (SELECT value FROM json_each(?))`,
    ...key,
    names,
  );
  for (const { fact, value, words, on } of facts)
    db.run(
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

/** Lets what is older than each of these moments go: conversations lose their thread, people all that they told. */
export function expireConversations(db: Database, before: { readonly memory: number; readonly people: number }): void {
  db.run('UPDATE clients SET memory = NULL WHERE touched_at < ? AND memory IS NOT NULL', before.memory);
  db.run('DELETE FROM people WHERE touched_at < ?', before.people);
  db.run('DELETE FROM unanswered WHERE asked_at < ?', before.people);
}

/** Deletes one client of a person, without a trace. */
export function forgetClient(db: Database, whose: Whose, client: string): void {
  db.run('DELETE FROM clients WHERE channel = ? AND chat = ? AND sender = ? AND client = ?', ...keyOf(whose), client);
  db.leaveNoTrace();
}

/** Deletes what a person told in any chat of a channel; the rows of their profiles go with them. */
export function forgetConversations(db: Database, channel: string, sender: string): void {
  db.run('DELETE FROM people WHERE channel = ? AND sender = ?', channel, sender);
}

const keyOf = ({ channel, chat, sender }: Whose) => [channel, chat, sender] as const;

function toFact(row: Row): KeptFact {
  return { fact: String(row.fact), value: String(row.value), words: String(row.words), on: String(row.said_on) };
}
