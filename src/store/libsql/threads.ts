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

export class LibsqlThreads implements Threads {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async find(whose: Whose): Promise<Thread | null> {
    return toThread(this.#db.get(`SELECT * FROM threads WHERE ${THEIRS}`, ...keyOf(whose)));
  }

  async heard(whose: Whose & { readonly kind: ChatKind }, now: number): Promise<Thread> {
    const row = this.#db.get(
      `INSERT INTO threads (channel, chat, sender, kind, state, since, heard_at, unread) VALUES (?, ?, ?, ?, 'new', ?, ?, 1)
       ON CONFLICT DO UPDATE SET heard_at = excluded.heard_at, unread = unread + 1, snoozed_until = 0 RETURNING *`,
      ...keyOf(whose),
      whose.kind,
      now,
      now,
    );
    return toThread(row) as Thread;
  }

  async move(
    was: Whose & Pick<Thread, 'owner' | 'version'>,
    { state, owner, reason, since }: Pick<Thread, 'state' | 'owner' | 'reason'> & { readonly since?: number },
    now: number,
  ): Promise<Thread | null> {
    const row = this.#db.get(
      `UPDATE threads SET state = ?, owner = ?, reason = ?, since = ?, version = version + 1
       WHERE ${THEIRS} AND version = ? AND owner IS ? RETURNING *`,
      state,
      owner,
      reason,
      since ?? now,
      ...keyOf(was),
      was.version,
      was.owner,
    );
    return toThread(row);
  }

  async mark(whose: Whose, { spokeAt, unread, misses, snoozedUntil }: Partial<ThreadMarks>): Promise<void> {
    this.#db.run(
      `UPDATE threads SET spoke_at = coalesce(?, spoke_at), unread = coalesce(?, unread), misses = coalesce(?, misses),
       snoozed_until = coalesce(?, snoozed_until) WHERE ${THEIRS}`,
      spokeAt ?? null,
      unread ?? null,
      misses ?? null,
      snoozedUntil ?? null,
      ...keyOf(whose),
    );
  }

  async list(filter: ThreadFilter, skip: number, most: number): Promise<readonly Thread[]> {
    const { states, owner, chat, words } = filter;
    const when: [sql: string, ...values: string[]][] = [
      ...(states ? [[`state IN (${states.map(() => '?').join(', ')})`, ...states] as [string, ...string[]]] : []),
      // Whoever has an owner is in the state of a person: that is what the index knows.
      ...(owner === undefined ? [] : [["state = 'person' AND owner = ?", owner] as [string, string]]),
      ...(chat ? [['channel = ? AND chat = ?', chat.channel, chat.chat] as [string, string, string]] : []),
      ...(words === undefined ? [] : [[HAS_WORDS, words, words] as [string, string, string]]),
    ];
    const rows = this.#db.all(
      `SELECT * FROM threads t ${when.length > 0 ? 'WHERE' : ''} ${when.map(([sql]) => sql).join(' AND ')}
       ORDER BY ${ORDERS[orderOf(filter)]}, channel, chat, sender LIMIT ? OFFSET ?`,
      ...when.flatMap(([, ...values]) => values),
      most,
      skip,
    );
    return rows.map((row) => toThread(row) as Thread);
  }

  async counts(): Promise<ReadonlyMap<ThreadState, number>> {
    const rows = this.#db.all('SELECT state, count(*) AS n FROM threads GROUP BY state');
    return new Map(rows.map((row) => [String(row.state) as ThreadState, Number(row.n)]));
  }

  async owned(): Promise<ReadonlyMap<string, number>> {
    const rows = this.#db.all("SELECT owner, count(*) AS n FROM threads WHERE state = 'person' GROUP BY owner");
    return new Map(rows.map((row) => [String(row.owner), Number(row.n)]));
  }

  async lines(whose: Whose, before: number, most: number): Promise<readonly ThreadLine[]> {
    const key = keyOf(whose);
    const asked = this.#db.all(
      `SELECT id, message, received_at, state, answer, ${held('body', '$.content')} AS content FROM inbox
       WHERE ${THEIRS} AND received_at < ? ORDER BY received_at DESC, id DESC LIMIT ?`,
      ...key,
      before,
      most,
    );
    const said = this.#db.all(
      `SELECT o.id, o.inbox, o.created_at, o.state, o.author, ${held('o.body', '$.part.text')} AS text
       FROM inbox i JOIN outbox o ON o.inbox = i.id
       WHERE i.channel = ? AND i.chat = ? AND i.sender = ? AND o.created_at < ? ORDER BY o.created_at DESC, o.id DESC LIMIT ?`,
      ...key,
      before,
      most,
    );
    return newest([...asked.map(toAsked), ...said.map(toSaid)], most);
  }

  async expire(before: number, most: number): Promise<number> {
    const old = this.#db.all(
      "SELECT channel, chat, sender FROM threads WHERE heard_at < ? AND state <> 'person' LIMIT ?",
      before,
      most,
    );
    return this.#drop(old);
  }

  async forget({ channel, sender }: Person): Promise<void> {
    this.#drop(
      this.#db.all('SELECT channel, chat, sender FROM threads WHERE channel = ? AND sender = ?', channel, sender),
    );
    this.#db.leaveNoTrace();
  }

  #drop(rows: readonly Row[]): number {
    for (const row of rows) {
      const whose = { channel: String(row.channel), chat: String(row.chat), sender: String(row.sender) };
      this.#db.run('DELETE FROM records WHERE about = ?', aboutThread(whose));
      this.#db.run(`DELETE FROM threads WHERE ${THEIRS}`, ...keyOf(whose));
    }
    return rows.length;
  }
}

/** What a column holds at a path; null where it was damaged, so that one row never breaks what is asked of all. */
const held = (column: string, path: string): string =>
  `CASE WHEN json_valid(${column}) THEN json_extract(${column}, '${path}') END`;

const ORDERS = {
  since: 'since',
  heard: 'heard_at DESC',
  both: "state <> 'pool', CASE WHEN state = 'pool' THEN since ELSE -heard_at END",
} as const;

const HAS_WORDS = `EXISTS (SELECT 1 FROM inbox i WHERE i.channel = t.channel AND i.chat = t.chat AND i.sender = t.sender
  AND (instr(${held('i.body', '$.content.text')}, ?) > 0 OR EXISTS (SELECT 1 FROM outbox o WHERE o.inbox = i.id
    AND instr(${held('o.body', '$.part.text')}, ?) > 0)))`;

const THEIRS = 'channel = ? AND chat = ? AND sender = ?';
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
