import type { ChatKind } from '../../contract/message.ts';
import { contentIn } from '../damaged.ts';
import type { OutboxState } from '../port/outbox.ts';
import type { Person, Whose } from '../port/person.ts';
import {
  aboutThread,
  type Thread,
  type ThreadFilter,
  type ThreadLine,
  type ThreadMarks,
  type ThreadState,
  type Threads,
} from '../port/threads.ts';
import { newest, orderOf } from '../thread-order.ts';
import type { Database, Row } from './database.ts';

export class PostgresThreads implements Threads {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async find(whose: Whose): Promise<Thread | null> {
    return toThread(await this.#db.get(`SELECT * FROM threads WHERE ${THEIRS}`, ...keyOf(whose)));
  }

  async heard(whose: Whose & { readonly kind: ChatKind }, now: number): Promise<Thread> {
    const row = await this.#db.get(
      `INSERT INTO threads (channel, chat, sender, kind, state, since, heard_at, unread) VALUES ($1, $2, $3, $4, 'new', $5, $5, 1)
       ON CONFLICT (channel, chat, sender)
       DO UPDATE SET heard_at = excluded.heard_at, unread = threads.unread + 1, snoozed_until = 0 RETURNING *`,
      ...keyOf(whose),
      whose.kind,
      now,
    );
    return toThread(row) as Thread;
  }

  async move(
    was: Whose & Pick<Thread, 'owner' | 'version'>,
    { state, owner, reason, since }: Pick<Thread, 'state' | 'owner' | 'reason'> & { readonly since?: number },
    now: number,
  ): Promise<Thread | null> {
    const row = await this.#db.get(
      `UPDATE threads SET state = $4, owner = $5, reason = $6, since = $7, version = version + 1
       WHERE ${THEIRS} AND version = $8 AND owner IS NOT DISTINCT FROM $9 RETURNING *`,
      ...keyOf(was),
      state,
      owner,
      reason,
      since ?? now,
      was.version,
      was.owner,
    );
    return toThread(row);
  }

  async mark(whose: Whose, { spokeAt, unread, misses, snoozedUntil }: Partial<ThreadMarks>): Promise<void> {
    await this.#db.run(
      `UPDATE threads SET spoke_at = coalesce($4, spoke_at), unread = coalesce($5, unread), misses = coalesce($6, misses),
       snoozed_until = coalesce($7, snoozed_until) WHERE ${THEIRS}`,
      ...keyOf(whose),
      spokeAt ?? null,
      unread ?? null,
      misses ?? null,
      snoozedUntil ?? null,
    );
  }

  async list(filter: ThreadFilter, skip: number, most: number): Promise<readonly Thread[]> {
    const { states, owner, chat, words } = filter;
    const rows = await this.#db.all(
      `SELECT * FROM threads t WHERE ($1::text[] IS NULL OR state = ANY ($1::text[])) AND ($2::text IS NULL OR (state = 'person' AND owner = $2))
       AND ($6::text IS NULL OR (channel = $6 AND chat = $7))
       AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM inbox i WHERE i.channel = t.channel AND i.chat = t.chat AND i.sender = t.sender
         AND (strpos(as_json(i.body) #>> '{content,text}', $3) > 0 OR EXISTS (SELECT 1 FROM outbox o WHERE o.inbox = i.id
           AND strpos(as_json(o.body) #>> '{part,text}', $3) > 0))))
       ORDER BY ${ORDERS[orderOf(filter)]}, channel COLLATE "C", chat COLLATE "C", sender COLLATE "C" LIMIT $4 OFFSET $5`,
      states ?? null,
      owner ?? null,
      words ?? null,
      most,
      skip,
      chat?.channel ?? null,
      chat?.chat ?? null,
    );
    return rows.map((row) => toThread(row) as Thread);
  }

  async counts(): Promise<ReadonlyMap<ThreadState, number>> {
    const rows = await this.#db.all('SELECT state, count(*)::int AS n FROM threads GROUP BY state');
    return new Map(rows.map((row) => [String(row.state) as ThreadState, Number(row.n)]));
  }

  async owned(): Promise<ReadonlyMap<string, number>> {
    const sql = "SELECT owner, count(*)::int AS n FROM threads WHERE state = 'person' GROUP BY owner";
    return new Map((await this.#db.all(sql)).map((row) => [String(row.owner), Number(row.n)]));
  }

  async lines(whose: Whose, before: number, most: number): Promise<readonly ThreadLine[]> {
    const key = keyOf(whose);
    const asked = await this.#db.all(
      `SELECT id, message, received_at, state, answer, (as_json(body) -> 'content')::text AS content FROM inbox
       WHERE ${THEIRS} AND received_at < $4 ORDER BY received_at DESC, id DESC LIMIT $5`,
      ...key,
      before,
      most,
    );
    const said = await this.#db.all(
      `SELECT o.id, o.inbox, o.created_at, o.state, o.author, as_json(o.body) #>> '{part,text}' AS text
       FROM inbox i JOIN outbox o ON o.inbox = i.id
       WHERE i.channel = $1 AND i.chat = $2 AND i.sender = $3 AND o.created_at < $4 ORDER BY o.created_at DESC, o.id DESC LIMIT $5`,
      ...key,
      before,
      most,
    );
    return newest([...asked.map(toAsked), ...said.map(toSaid)], most);
  }

  async expire(before: number, most: number): Promise<number> {
    const old = await this.#db.all(
      "SELECT channel, chat, sender FROM threads WHERE heard_at < $1 AND state <> 'person' LIMIT $2",
      before,
      most,
    );
    return this.#drop(old);
  }

  async forget({ channel, sender }: Person): Promise<void> {
    await this.#drop(
      await this.#db.all(
        'SELECT channel, chat, sender FROM threads WHERE channel = $1 AND sender = $2',
        channel,
        sender,
      ),
    );
  }

  async #drop(rows: readonly Row[]): Promise<number> {
    for (const row of rows) {
      const whose = { channel: String(row.channel), chat: String(row.chat), sender: String(row.sender) };
      await this.#db.run('DELETE FROM records WHERE about = $1', aboutThread(whose));
      await this.#db.run(`DELETE FROM threads WHERE ${THEIRS}`, ...keyOf(whose));
    }
    return rows.length;
  }
}

const ORDERS = {
  since: 'since',
  heard: 'heard_at DESC',
  both: "state <> 'pool', CASE WHEN state = 'pool' THEN since ELSE -heard_at END",
} as const;

const THEIRS = 'channel = $1 AND chat = $2 AND sender = $3';
const keyOf = ({ channel, chat, sender }: Whose) => [channel, chat, sender] as const;

function toThread(row: Row | null): Thread | null {
  return (
    row && {
      channel: String(row.channel),
      chat: String(row.chat),
      sender: String(row.sender),
      kind: String(row.kind) as ChatKind,
      state: String(row.state) as ThreadState,
      owner: row.owner === null ? null : String(row.owner),
      version: Number(row.version),
      since: Number(row.since),
      reason: row.reason === null ? null : String(row.reason),
      heardAt: Number(row.heard_at),
      spokeAt: Number(row.spoke_at),
      unread: Number(row.unread),
      misses: Number(row.misses),
      snoozedUntil: Number(row.snoozed_until),
    }
  );
}

const toAsked = (row: Row): ThreadLine => ({
  kind: 'asked',
  id: Number(row.id),
  at: Number(row.received_at),
  message: String(row.message),
  content: contentIn(row.content),
  pending: row.state === 'pending',
  answer: row.answer === null ? null : String(row.answer),
});

const toSaid = (row: Row): ThreadLine => ({
  kind: 'said',
  id: Number(row.id),
  at: Number(row.created_at),
  inbox: Number(row.inbox),
  text: String(row.text ?? ''),
  state: String(row.state) as OutboxState,
  author: row.author === null ? null : String(row.author),
});
