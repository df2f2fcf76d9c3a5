import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Store, Transaction } from '../../store/port.ts';
import { changesSince, Standings } from '../batch/changes-since.ts';
import { CLIENTS, type ClientProfile, profileOf } from '../clients/client-profile.ts';
import { Shelf } from '../shelf.ts';
import { type Watched, WatchedDay } from './days-ahead.ts';

/** How a client stood when it was last looked at: by which facts, which knowledge, on which day. */
const WATCH = new Shelf(
  'watch',
  z.object({
    facts: z.string(),
    version: z.string(),
    day: z.string(),
    standings: Standings,
    certain: z.string(),
    possible: z.string(),
  }),
);

/** The days ahead of each client that has some. */
export const DAYS = new Shelf('watch-days', z.object({ days: z.array(WatchedDay) }));

/** What another knowledge has changed for a client; `done`: who has told it, or let it be. */
const Changed = z.object({
  client: z.string(),
  on: z.string(),
  changes: z.array(z.object({ measure: z.string(), was: z.string(), is: z.string() })),
  certain: z.object({ was: z.string(), is: z.string() }),
  possible: z.object({ was: z.string(), is: z.string() }),
  done: z.object({ by: z.string(), on: z.string(), told: z.number() }).nullable(),
});
export type ChangedFor = z.infer<typeof Changed>;
export const CHANGED = new Shelf('watch-changed', Changed);

export interface WatchParts {
  readonly store: Store;
  readonly watched: (client: string, profile: ClientProfile) => Watched;
  /** Which knowledge is served. */
  readonly version: () => string;
  /** ISO. */
  readonly today: () => string;
  readonly now: () => number;
}

/** Clients are looked at a page at a time. */
const A_PAGE = 50;

/**
 * Looks at the clients from the one at `skip` on whose facts, day or knowledge are others than when they were last looked at, for as
 * long as `goesOn`. Gives where to go on, null at the end.
 */
export async function watchClients(parts: WatchParts, skip: number, goesOn: () => boolean): Promise<number | null> {
  for (let at = skip; ; at += A_PAGE) {
    const page = await parts.store.transaction((tx) => CLIENTS.list(tx, null, at, A_PAGE));
    for (const [i, { id }] of page.entries()) {
      if (!goesOn()) return at + i;
      await watchOne(parts, id);
    }
    if (page.length < A_PAGE) return null;
  }
}

async function watchOne(parts: WatchParts, client: string): Promise<void> {
  const [version, day] = [parts.version(), parts.today()];
  const [profile, kept] = await parts.store.transaction(
    async (tx) => [await profileOf(tx, client), await WATCH.get(tx, client)] as const,
  );
  if (!profile) return;
  const facts = createHash('sha256')
    .update(JSON.stringify([profile.facts, profile.received]))
    .digest('hex');
  const before = kept?.value;
  if (before && before.facts === facts && before.version === version && before.day === day) return;
  const { days, standings, certain, possible, fault } = parts.watched(client, profile);
  await parts.store.transaction(async (tx) => {
    if (!(await CLIENTS.get(tx, client))) return;
    const value = { facts, version, day, standings, certain, possible };
    const put = await WATCH.put(tx, { id: client, about: '', value, at: parts.now(), version: kept?.version ?? 0 });
    if (!put) return;
    await keepDays(tx, client, days, parts.now());
    // What a client's own facts change is no news of a policy.
    if (!before || fault !== null || before.version === version || before.facts !== facts) return;
    const changes = changesSince(before.standings, standings, (measure) => measure).flatMap(({ measure, was, is }) =>
      measure === null ? [] : [{ measure, was, is }],
    );
    if (changes.length === 0) return;
    const sums = { certain: { was: before.certain, is: certain }, possible: { was: before.possible, is: possible } };
    const id = JSON.stringify([client, version]);
    const older = (await CHANGED.get(tx, id))?.version ?? 0;
    const changed: ChangedFor = { client, on: day, changes, ...sums, done: null };
    await CHANGED.put(tx, { id, about: '', value: changed, at: parts.now(), version: older });
  });
}

async function keepDays(tx: Transaction, client: string, days: readonly WatchedDay[], now: number): Promise<void> {
  if (days.length === 0) return DAYS.remove(tx, client);
  const version = (await DAYS.get(tx, client))?.version ?? 0;
  await DAYS.put(tx, { id: client, about: '', value: { days: [...days] }, at: now, version });
}

/** Nothing is watched of a client that is no longer kept. */
export async function unwatch(tx: Transaction, client: string): Promise<void> {
  await WATCH.remove(tx, client);
  await DAYS.remove(tx, client);
  const about = await CHANGED.all(tx, null);
  for (const { id, value } of about) if (value.client === client) await CHANGED.remove(tx, id);
}
