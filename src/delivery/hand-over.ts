import type { Part } from '../contract/channel.ts';
import type { Reply } from '../contract/reply.ts';
import { withHours } from '../contract/service-hours.ts';
import type { InboxRow } from '../store/port/inbox.ts';
import { DESK, type OutboxRow } from '../store/port/outbox.ts';
import type { Thread } from '../store/port/threads.ts';
import type { Transaction, Write } from '../store/port.ts';
import type { Turning } from './answered.ts';
import { WORDS } from './fixed-words.ts';
import { maySpeak } from './may-speak.ts';
import { oweAll, plainPart } from './owe.ts';

/** The desk, as delivery sees it. */
export interface DeskSide {
  /** When somebody is there, in the operator's words; null where they gave none. */
  readonly hours: string | null;
  /** Words in a message that bring a person. */
  readonly subjects: readonly string[];
  /** Told once something of a thread is on record. */
  readonly changed: (whose: Pick<Thread, 'channel' | 'chat' | 'sender'>) => void;
  /** Told once something of a thread is on record that another program wrote. */
  readonly heard: (whose: Pick<Thread, 'channel' | 'chat' | 'sender'>) => void;
}

export interface Concluded {
  readonly reply: Reply | null;
  readonly parts: readonly Part[];
  readonly keep: Write | null;
  readonly turning: Turning | null;
}

/** So many questions in a row without an answer bring a person. */
const MOST_MISSES = 2;

const REASON: Readonly<Record<Exclude<Turning, 'forgets'>, string>> = {
  'asks-person': '要求转人工',
  complains: '投诉或不满',
  missed: '连续没有答上',
};

/**
 * Ends a message in the transaction that settles it: owes what the assistant says where it may speak, keeps what it would have said
 * beside the message where a person answers, and brings a person where the asker wants or needs one.
 */
export async function conclude(
  tx: Transaction,
  row: InboxRow,
  { reply, parts, keep, turning }: Concluded,
  { hours, subjects }: DeskSide,
  now: number,
): Promise<OutboxRow[]> {
  if (turning === 'forgets') {
    await keep?.(tx);
    return oweAll(tx, row, parts, now);
  }
  await keepExplanation(tx, row, reply);
  const speaks = await maySpeak(tx, row.incoming, now);
  const thread = await tx.threads.find(row.incoming);
  // Who is silenced and asks for a person still gets one; who has one needs no other.
  if (!speaks && (thread?.state === 'person' || turning !== 'asks-person')) return [];
  if (speaks) await keep?.(tx);
  const owed = turning === 'asks-person' ? [] : await oweAll(tx, row, parts, now);
  if (!thread) return owed;
  const say = (words: string) => oweAll(tx, row, [plainPart(withHours(words, hours))], now, DESK);
  const misses = turning === 'missed' ? thread.misses + 1 : 0;
  const subject = subjectOf(row, subjects);
  const why = reasonOf(turning, misses) ?? (subject === null ? null : `说到“${subject}”`);
  await tx.threads.mark(thread, { misses: why === null ? misses : 0 });
  if (why !== null && thread.state === 'pool') return turning === 'asks-person' ? say(WORDS.stillWaiting) : owed;
  if (why !== null) {
    await tx.threads.move(thread, { state: 'pool', owner: null, reason: why }, now);
    return [...owed, ...(await say(WORDS.toPerson))];
  }
  if (thread.state === 'new' || thread.state === 'ended')
    await tx.threads.move(thread, { state: 'bot', owner: null, reason: null }, now);
  return owed;
}

const reasonOf = (turning: Exclude<Turning, 'forgets'> | null, misses: number): string | null =>
  turning === null || (turning === 'missed' && misses < MOST_MISSES) ? null : REASON[turning];

/** The operator's word that stands in a message, whatever its width and spaces; null where none does. */
function subjectOf({ incoming: { content } }: InboxRow, subjects: readonly string[]): string | null {
  if (content.kind !== 'text') return null;
  const said = folded(content.text);
  return subjects.find((subject) => said.includes(folded(subject))) ?? null;
}

const folded = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** Keeps beside a message what was made of it, without how it was read. */
export async function keepExplanation(tx: Transaction, { id }: InboxRow, reply: Reply | null): Promise<void> {
  if (reply) await tx.inbox.explain(id, JSON.stringify({ ...reply, reading: undefined }));
}
