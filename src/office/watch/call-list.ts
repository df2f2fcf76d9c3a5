import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { Transaction } from '../../store/port.ts';
import { ACCOUNTS } from '../accounts.ts';
import { Shelf } from '../shelf.ts';
import type { WatchedDay } from './days-ahead.ts';
import { DAYS } from './watch-clients.ts';

/** What was done about a day of a client: it is settled, or put off until another day (ISO). */
const MARKS = new Shelf('watch-mark', z.object({ until: z.string().nullable(), by: z.string() }));

/** A day that moved is another one to call about. */
const markOf = ({ uid, on }: Pick<WatchedDay, 'uid' | 'on'>): string => `${uid} ${on}`;

/** The days from today until `until` (ISO both), soonest first; those that are settled or put off are left out. */
export async function callList(tx: Transaction, today: string, until: string): Promise<WatchedDay[]> {
  const marks = new Map((await MARKS.all(tx, null)).map(({ id, value }) => [id, value.until]));
  const isOff = (day: WatchedDay): boolean => {
    const put = marks.get(markOf(day));
    return put === null || (put !== undefined && put > today);
  };
  return (await DAYS.all(tx, null))
    .flatMap(({ value }) => value.days)
    .filter((day) => day.on >= today && day.on <= until && !isOff(day))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.client < b.client ? -1 : 1));
}

/** Settles a day, or puts it off until another. */
export async function markDay(
  tx: Transaction,
  day: Pick<WatchedDay, 'uid' | 'on'>,
  until: string | null,
  by: string,
  now: number,
): Promise<void> {
  const id = markOf(day);
  const version = (await MARKS.get(tx, id))?.version ?? 0;
  await MARKS.put(tx, { id, about: '', value: { until, by }, at: now, version });
}

/** Marks of days that are long past go. */
export const sweepMarks = (tx: Transaction, before: number, most: number): Promise<number> =>
  MARKS.expire(tx, before, most);

/** The secret addresses of calendars, under the sha256 of the secret; each is one account's. */
const FEEDS = new Shelf('feed', z.object({ by: z.string() }));

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A new secret address of an account's calendar; the older ones end. */
export async function openFeed(tx: Transaction, by: string, now: number): Promise<string> {
  await closeFeeds(tx, by);
  const secret = randomBytes(32).toString('base64url');
  await FEEDS.put(tx, { id: hashOf(secret), about: `feed ${by}`, value: { by }, at: now, version: 0 });
  return secret;
}

export async function closeFeeds(tx: Transaction, by: string): Promise<void> {
  for (const { id } of await FEEDS.all(tx, `feed ${by}`)) await FEEDS.remove(tx, id);
}

export const hasFeed = async (tx: Transaction, by: string): Promise<boolean> =>
  (await FEEDS.list(tx, `feed ${by}`, 0, 1)).length > 0;

/** Whose calendar a secret opens. @throws InputError where it opens none, or its account is no longer active */
export async function feedOf(tx: Transaction, secret: string): Promise<string> {
  const feed = await FEEDS.get(tx, hashOf(secret));
  const account = feed && (await ACCOUNTS.get(tx, feed.value.by));
  if (!account?.value.active) throw new InputError('没有这个日历');
  return account.id;
}
