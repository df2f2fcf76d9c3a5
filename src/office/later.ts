import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { Whose } from '../store/port/person.ts';
import { aboutThread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { ACCOUNTS } from './accounts.ts';
import { noteOn } from './audit-trail.ts';
import { answerChat, ChangedMeanwhile, nameOfPerson, type Owed, type SeenThread } from './chats.ts';
import { type Kept, Shelf } from './shelf.ts';

const Later = z.object({
  text: z.string(),
  by: z.string(),
  /** When it was written; milliseconds since 1970. */
  written: z.number(),
  /** Why it was not sent when it was due; null while it waits. */
  held: z.string().nullable(),
});

/** A reply that goes out at a chosen time, which is its `at`; it goes with its chat. */
export type KeptLater = Kept<z.infer<typeof Later>>;
const LATERS = new Shelf('later', Later);

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const FARTHEST = 14 * DAY;
/** A reply that could not go out for so long after its time is its writer's to judge. */
const LATE = 60 * MINUTE;
/** How long what was held stays to be looked at. */
const KEPT = 30 * DAY;
const MOST_OF_CHAT = 10;
const MOST = 500;

/** Keeps a reply for later and puts the chat off till then, where it is the writer's. Raises InputError. */
export async function answerLater(
  tx: Transaction,
  seen: SeenThread,
  { text, at }: { text: string; at: number },
  by: string,
  now: number,
): Promise<void> {
  const words = text.trim();
  if (words === '') throw new InputError('回复是空的');
  if (!(at > now && at <= now + FARTHEST)) throw new InputError('定时发送的时间要在现在以后、十四天以内');
  const thread = await tx.threads.find(seen);
  if (!thread || (thread.owner !== null && thread.owner !== by)) throw new ChangedMeanwhile();
  if ((await latersOf(tx, seen)).length >= MOST_OF_CHAT) throw new InputError('这个对话的定时回复太多了，请先删掉几条');
  const value = { text: words, by, written: now, held: null };
  await LATERS.put(tx, { id: randomUUID(), about: aboutThread(seen), value, at, version: 0 });
  if (thread.owner === by) await tx.threads.mark(seen, { snoozedUntil: at, unread: 0 });
  await noteOn(tx, seen, by, '定时回复', now);
}

/** Those of a chat, the next one first. */
export async function latersOf(tx: Transaction, whose: Whose): Promise<KeptLater[]> {
  return (await LATERS.list(tx, aboutThread(whose), 0, 2 * MOST_OF_CHAT)).reverse();
}

/** Takes one back; nothing where it is none of this chat's. */
export async function dropLater(tx: Transaction, whose: Whose, id: string, by: string, now: number): Promise<void> {
  const kept = await LATERS.get(tx, id);
  if (kept?.about !== aboutThread(whose)) return;
  await LATERS.remove(tx, id);
  await noteOn(tx, whose, by, '删掉定时回复', now);
}

/**
 * Sends what is due. What no longer fits is held and its chat shown as unread: the asker wrote meanwhile, somebody else answers the chat, it
 * is late by more than an hour. Each goes out once, whoever else asks at the same time.
 */
export async function sendDue(tx: Transaction, now: number): Promise<Owed[]> {
  const owed: Owed[] = [];
  for (const kept of await LATERS.all(tx, null)) {
    if (kept.at > now || kept.value.held !== null) continue;
    const whose = threadOf(kept.about);
    // Whoever is first has it.
    if (!(await LATERS.put(tx, { ...kept, value: { ...kept.value, held: '正在发送' } }))) continue;
    const why = await unfit(tx, whose, kept, now);
    if (why !== null) await hold(tx, whose, kept, why);
    else {
      const thread = await tx.threads.find(whose);
      if (thread) owed.push(...(await answerChat(tx, thread, kept.value.text, kept.value.by, now)));
      await LATERS.remove(tx, kept.id);
    }
  }
  return owed;
}

/** Why a reply that is due may not go out; null where it may. */
async function unfit(tx: Transaction, whose: Whose, { at, value }: KeptLater, now: number): Promise<string | null> {
  const thread = await tx.threads.find(whose);
  if (!thread) return '对话已过保存期';
  if (thread.owner !== null && thread.owner !== value.by) return `${nameOfPerson(thread.owner)}在接待`;
  if (thread.heardAt > value.written) return '对方又说话了';
  if (now - at > LATE) return '到时间没有发出，已过了一小时';
  if (!(await ACCOUNTS.get(tx, value.by))?.value.active) return `${value.by}的账号已停用`;
  const lines = await tx.threads.lines(whose, Number.MAX_SAFE_INTEGER, 200);
  return lines.some(({ kind }) => kind === 'asked') ? null : '对方的消息已过保存期';
}

async function hold(tx: Transaction, whose: Whose, kept: KeptLater, why: string): Promise<void> {
  const now = await LATERS.get(tx, kept.id);
  if (now) await LATERS.put(tx, { ...now, value: { ...kept.value, held: why } });
  const thread = await tx.threads.find(whose);
  if (thread) await tx.threads.mark(whose, { snoozedUntil: 0, unread: Math.max(1, thread.unread) });
}

function threadOf(about: string): Whose {
  const [channel, chat, sender] = JSON.parse(about) as [string, string, string];
  return { channel, chat, sender };
}

/** Lets go of what was held long ago. */
export const sweepLaters = (tx: Transaction, now: number): Promise<number> => LATERS.expire(tx, now - KEPT, MOST);
