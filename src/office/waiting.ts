import { withHours } from '../contract/service-hours.ts';
import { DESK } from '../store/port/outbox.ts';
import type { Thread, ThreadLine } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { ACCOUNTS, changeAccount, type KeptAccount } from './accounts.ts';
import { noteOn } from './audit-trail.ts';
import { DESK_MESSAGES, nameOfPerson, type Owed, sendFromDesk } from './chats.ts';

/** Gives those who wait to whoever is free, first come first served, to the least busy first. */
export async function serveWaiting(tx: Transaction, now: number): Promise<Owed[]> {
  const owed: Owed[] = [];
  // Asked after every message: whoever is free is looked for where somebody waits.
  if ((await tx.threads.list({ states: ['pool'] }, 0, 1)).length === 0) return owed;
  for (const person of await free(tx)) {
    for (let room = person.room; room > 0; room -= 1) {
      const [next] = await tx.threads.list({ states: ['pool'] }, 0, 1);
      if (!next) return owed;
      const { reason } = next;
      if (!(await tx.threads.move(next, { state: 'person', owner: person.id, reason }, now))) continue;
      await noteOn(tx, next, person.id, '轮到接待', now);
      const told = await sendFromDesk(tx, next, DESK_MESSAGES.here, DESK, now);
      if (told) owed.push(told);
    }
  }
  return owed;
}

/** Who takes chats, with how many more each takes. */
async function free(tx: Transaction): Promise<{ id: string; room: number }[]> {
  const people: { id: string; room: number; busy: number }[] = [];
  const accounts = await ACCOUNTS.all(tx, null);
  for (const { id, value } of accounts.filter(isThere)) {
    const busy = (await tx.threads.list({ owner: id }, 0, value.capacity)).length;
    if (busy < value.capacity) people.push({ id, busy, room: value.capacity - busy });
  }
  return people.sort((a, b) => a.busy - b.busy);
}

const isThere = ({ value }: KeptAccount): boolean => value.active && value.available;

export interface Patience {
  /** How long an asker waits for the person who has their chat, in milliseconds. */
  readonly silent: number;
  /** How long a person's chat stays open when nobody writes. */
  readonly quiet: number;
  /** When somebody is there, in the operator's words. */
  readonly hours: string | null;
}

/** Chats that are read at once. */
const A_READING = 500;

/**
 * Puts back chats whose person keeps the asker waiting, at the place in the line that the wait gives them; ends those that went
 * quiet; wakes those that were put off till now.
 */
export async function turnOver(tx: Transaction, { silent, quiet, hours }: Patience, now: number): Promise<Owed[]> {
  const owed: (Owed | null)[] = [];
  for (const thread of await withPersons(tx)) {
    const { owner, snoozedUntil, heardAt, spokeAt, since } = thread;
    if (snoozedUntil > 0 && snoozedUntil <= now) await tx.threads.mark(thread, { snoozedUntil: 0, unread: 1 });
    const waits = await waitsSince(tx, thread);
    if (waits !== null && snoozedUntil <= now && now - Math.max(waits, since) > silent) {
      await tx.threads.move(
        thread,
        { state: 'pool', owner: null, reason: `${nameOfPerson(owner ?? '')}未回复`, since: waits },
        now,
      );
      // Whoever lets a chat lapse gets no other until they say that they are there.
      if (owner !== null && (await ACCOUNTS.get(tx, owner))) await changeAccount(tx, owner, { available: false });
      await noteOn(tx, thread, nameOfPerson(owner ?? ''), '未回复，退回排队', now);
      owed.push(await sendFromDesk(tx, thread, withHours(DESK_MESSAGES.again, hours), DESK, now));
    } else if (now - Math.max(heardAt, spokeAt, since) > quiet) {
      await tx.threads.move(thread, { state: 'ended', owner: null, reason: '久未说话' }, now);
      owed.push(await sendFromDesk(tx, thread, DESK_MESSAGES.gone, DESK, now));
    }
  }
  return owed.flatMap((each) => each ?? []);
}

async function withPersons(tx: Transaction): Promise<Thread[]> {
  const all: Thread[] = [];
  for (;;) {
    const page = await tx.threads.list({ states: ['person'] }, all.length, A_READING);
    all.push(...page);
    if (page.length < A_READING) return all;
  }
}

/** Since when the asker waits for the person's word; null where they don't. */
async function waitsSince(tx: Transaction, thread: Thread): Promise<number | null> {
  if (thread.heardAt <= thread.spokeAt) return null;
  const lines = await tx.threads.lines(thread, Number.MAX_SAFE_INTEGER, 50);
  const spoke = lines.findLastIndex((line) => line.kind === 'said' && line.author === thread.owner);
  return lines.slice(spoke + 1).find((line: ThreadLine) => line.kind === 'asked')?.at ?? null;
}
