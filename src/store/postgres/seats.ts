import { randomInt } from 'node:crypto';
import type { ChannelName } from '../../contract/message.ts';
import {
  LostSeat,
  MOST_COUNTED,
  MOST_OF_CHAT,
  type Ring,
  type Seat,
  type Seats,
  type SeatsSeen,
  type SeatTaken,
  type ServingPlaces,
  SHARES,
  type Work,
} from '../seats.ts';
import { Database, type Row } from './database.ts';
import { toRow as toMessage } from './inbox.ts';
import { toPart } from './outbox.ts';
import { readRing } from './read-ring.ts';

/** Locks of programs that live. Any number would do, as long as it is the same. */
const ALIVE = 7_350_003;

/** How long a program that is connected may show no sign of life, and one that is not, in seconds. */
const MUTE = 30;
const GONE = 2.5;

/** The share of a row's chat, as `shareOf` tells it. */
const SHARE = `(get_byte(sha256(convert_to(channel || ' ' || chat, 'UTF8')), 0) % ${SHARES})::text`;

/**
 * Whether the replica `r`, if it is on record at all, has gone. Only one that has lost its connection goes at once: one that is busy keeps
 * its seats. A beat from the future is one from before the clock was set back.
 */
const HAS_GONE = `(r.id IS NULL OR r.beat_at < now() - interval '${MUTE} s'
  OR ((r.beat_at < now() - interval '${GONE} s' OR r.beat_at > now() + interval '1 s') AND NOT EXISTS (
    SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = ${ALIVE} AND l.objid = r.id
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))))`;

/** Seats in a database: looked at on a connection of its own, confirmed and told in the transactions of `store`. */
export class PostgresSeats implements Seats {
  readonly #store: Database;
  readonly #line: Database;
  readonly #id = randomInt(1, 2 ** 31);
  /** One at a time uses the line. */
  #last: Promise<unknown> = Promise.resolve();
  #heard: (what: Ring) => void = () => {};
  #bell: string | null = null;

  constructor(url: string, store: Database) {
    this.#store = store;
    this.#line = new Database(url, async (db) => {
      // Shared: the server may not have noticed yet that an older connection of ours is gone.
      await db.get(`SELECT pg_advisory_lock_shared(${ALIVE}, $1)`, this.#id);
      const bell = await this.#nameOfBell(db);
      for (const mine of [bell, `${bell}_${this.#id}`])
        await db.listen(mine, (payload) => {
          const what = readRing(payload);
          if (what) this.#heard(what);
        });
    });
  }

  beat(): Promise<SeatsSeen> {
    return this.#alone((line) => this.#beat(line));
  }

  take(seats: readonly string[], most: number, orphans: boolean): Promise<readonly SeatTaken[]> {
    return this.#alone((line) => line.transaction(() => this.#take(line, seats, most, orphans), 'READ COMMITTED'));
  }

  giveBack(held: readonly Seat[]): Promise<void> {
    const names = held.map(({ seat }) => seat);
    return this.#alone(async (line) => {
      await line.run('UPDATE seats SET owner = NULL WHERE owner = $1 AND seat = ANY ($2::text[])', this.#id, names);
      await this.#ring(line, { kind: 'free' });
    });
  }

  /** In one statement: every program sends it all the time. What it writes itself it does not see. */
  async #beat(line: Database): Promise<SeatsSeen> {
    const seen = await line.get(
      `WITH beat AS (
         INSERT INTO replicas VALUES ($1, clock_timestamp()) ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at)
       SELECT (SELECT coalesce(json_agg(json_build_object('seat', seat, 'fence', fence)), '[]')::text FROM seats WHERE owner = $1) AS held,
       (SELECT count(*) FROM replicas r WHERE r.id <> $1 AND NOT ${HAS_GONE}) AS others,
       (SELECT count(*) FROM seats s LEFT JOIN replicas r ON r.id = s.owner
        WHERE s.owner <> $1 AND s.seat ~ '^[0-9]' AND ${HAS_GONE}) AS orphaned,
       (SELECT count(*) FROM (SELECT 1 FROM inbox WHERE state = 'pending' LIMIT ${MOST_COUNTED}) AS few) AS waiting`,
      this.#id,
    );
    return {
      held: JSON.parse(String(seen?.held ?? '[]')) as Seat[],
      replicas: 1 + Number(seen?.others ?? 0),
      waiting: Number(seen?.waiting ?? 0),
      orphaned: Number(seen?.orphaned ?? 0),
    };
  }

  async #take(line: Database, seats: readonly string[], most: number, orphans: boolean): Promise<readonly SeatTaken[]> {
    await line.run('INSERT INTO seats SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', seats);
    if (orphans) await line.run(`DELETE FROM replicas r WHERE r.id <> $1 AND ${HAS_GONE}`, this.#id);
    const rows = await line.all(
      `WITH free AS (
         SELECT s.seat, s.owner FROM seats s LEFT JOIN replicas r ON r.id = s.owner
         WHERE s.seat = ANY ($2::text[]) AND (s.owner IS NULL OR ($4::int = 1 AND s.owner <> $1 AND ${HAS_GONE}))
         ORDER BY random() LIMIT $3 FOR UPDATE OF s SKIP LOCKED)
       UPDATE seats SET owner = $1, fence = fence + 1 FROM free WHERE seats.seat = free.seat
       RETURNING seats.seat, seats.fence, (free.owner IS NOT NULL)::int AS abandoned`,
      this.#id,
      seats,
      most,
      orphans ? 1 : 0,
    );
    const taken = rows.map((row) => ({ ...toHeld(row), abandoned: row.abandoned === 1 }));
    const abandoned = taken.filter((each) => each.abandoned).map(({ seat }) => seat);
    if (abandoned.length > 0)
      await line.run(
        `UPDATE outbox SET again = true WHERE state = 'waiting' AND (${SHARE} = ANY ($1::text[]) OR channel = ANY ($1::text[]))`,
        abandoned,
      );
    return taken;
  }

  async confirm({ seat, fence }: Seat): Promise<void> {
    const row = await this.#store.get(
      'SELECT 1 FROM seats WHERE seat = $1 AND owner = $2 AND fence = $3 FOR SHARE',
      seat,
      this.#id,
      fence,
    );
    if (!row) throw new LostSeat(seat);
  }

  ring(what: Ring): Promise<void> {
    return this.#ring(this.#store, what);
  }

  work(
    places: ServingPlaces,
    inHand: { readonly messages: readonly number[]; readonly parts: readonly number[] },
    most: { readonly messages: number; readonly parts: number },
  ): Promise<Work> {
    return this.#alone((line) => this.#work(line, places, inHand, most));
  }

  async #work(
    line: Database,
    { shares, channels, apart }: ServingPlaces,
    inHand: { readonly messages: readonly number[]; readonly parts: readonly number[] },
    most: { readonly messages: number; readonly parts: number },
  ): Promise<Work> {
    // In one statement: every program looks all the time.
    const found = await line.get(
      `SELECT (SELECT coalesce(json_agg(m ORDER BY id), '[]')::text FROM (
         SELECT id, channel, message, chat, sender, body, quoted, received_at FROM (
           SELECT *, row_number() OVER (PARTITION BY channel, chat ORDER BY id) AS place FROM inbox
           WHERE state = 'pending' AND ${SHARE} = ANY ($1::text[])) AS waiting
         WHERE place <= ${MOST_OF_CHAT} AND id <> ALL ($2::bigint[]) ORDER BY id LIMIT $3) AS m) AS messages,
       (SELECT coalesce(json_agg(p ORDER BY id), '[]')::text FROM (
         SELECT id, channel, body, created_at, author, begun, again::int AS again FROM outbox
         WHERE state = 'waiting' AND CASE WHEN channel = ANY ($4::text[]) THEN channel = ANY ($5::text[]) ELSE ${SHARE} = ANY ($1::text[]) END
         AND id <> ALL ($6::bigint[]) ORDER BY id LIMIT $7) AS p) AS parts`,
      shares,
      inHand.messages.map(String),
      Math.max(0, most.messages),
      apart,
      channels,
      inHand.parts.map(String),
      Math.max(0, most.parts),
    );
    const [messages, parts] = [found?.messages, found?.parts].map(
      (rows) => JSON.parse(String(rows ?? '[]')) as Row[],
    ) as [Row[], Row[]];
    const damaged = parts.filter((row) => toPart(row) === null).map(({ id }) => String(id));
    if (damaged.length > 0) await line.run("UPDATE outbox SET state = 'failed' WHERE id = ANY ($1::bigint[])", damaged);
    return {
      messages: messages.map(toMessage),
      parts: parts.flatMap((each) => {
        const row = toPart(each);
        return row ? { channel: String(each.channel) as ChannelName, row, again: each.again === 1 } : [];
      }),
    };
  }

  isOwed(part: number): Promise<boolean> {
    return this.#alone(
      async (line) => (await line.get("SELECT 1 FROM outbox WHERE id = $1 AND state = 'waiting'", part)) !== null,
    );
  }

  listen(heard: (what: Ring) => void): void {
    this.#heard = heard;
  }

  async close(): Promise<void> {
    await this.#alone((line) => line.run('DELETE FROM replicas WHERE id = $1', this.#id)).catch(() => {});
    await this.#line.close();
  }

  #alone<T>(work: (line: Database) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => work(this.#line));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** What waits at a seat concerns its holder alone: whoever takes a seat, or gave it up meanwhile, looks or leaves it by itself. */
  async #ring(db: Database, what: Ring): Promise<void> {
    const [bell, payload] = [await this.#nameOfBell(db), JSON.stringify(what)];
    if (what.kind !== 'waits') await db.get('SELECT pg_notify($1, $2)', bell, payload);
    else
      await db.get(
        "SELECT pg_notify($1 || '_' || owner, $2) FROM seats WHERE seat = $3 AND owner IS NOT NULL",
        bell,
        payload,
        what.seat,
      );
  }

  /** Whoever keeps several stores in one database, each in a schema, rings at its own. */
  async #nameOfBell(db: Database): Promise<string> {
    this.#bell ??= `cewen_${(await db.get('SELECT current_schema() AS name'))?.name}`;
    return this.#bell;
  }
}

const toHeld = (row: Row): Seat => ({ seat: String(row.seat), fence: Number(row.fence) });
