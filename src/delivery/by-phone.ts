import type { OwnMessage } from '../contract/channel.ts';
import { type OutboxState, PHONE, type ShownPart } from '../store/port/outbox.ts';
import type { Whose } from '../store/port/person.ts';
import type { Thread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { plainPart } from './owe.ts';

/** What stands in a chat for a message without words. */
const WITHOUT_WORDS = '［图片、语音或文件］';
/** Threads of one group that are looked at. */
const MOST = 50;
/** So far back the asker's last message is looked for. */
const FAR = 200;
const DAY = 86_400_000;

/**
 * Gives a chat to the person who wrote in it from the phone with the account of the assistant, and keeps their words. Nothing where the message
 * is one that was sent from here, or older than `fresh` milliseconds. Gives the threads that it concerns.
 */
export async function takeByPhone(tx: Transaction, own: OwnMessage, fresh: number, now: number): Promise<Whose[]> {
  if (now - own.sentAt > fresh) return [];
  // A part that waited as long as it may comes back to us soon after; one that was promised may have waited longer.
  const said = await tx.outbox.saidIn(own, now - Math.max(2 * fresh, DAY));
  if (said.some((part) => isSame(part, own))) return [];
  const threads = await threadsOf(tx, own, fresh, now);
  for (const thread of threads) {
    if (thread.state !== 'person')
      await tx.threads.move(thread, { state: 'person', owner: PHONE, reason: '有人在手机上回复' }, now);
    await tx.threads.mark(thread, { spokeAt: now, unread: 0, snoozedUntil: 0 });
    await keepWords(tx, thread, own, now);
  }
  return threads;
}

/** Whether a message is a part of ours come back: by the app's own id of it, or, as long as that is not known, by its words. */
function isSame({ text, state, accepted }: ShownPart, { id, text: heard, kind }: OwnMessage): boolean {
  if (accepted === id) return true;
  if (heard === null || state === 'withheld') return false;
  const [ours, theirs] = [bare(text), bare(heard)];
  if (ours.length > LONG && isPiece(theirs, ours, state)) return true;
  return theirs === ours || (kind === 'group' && theirs.startsWith('@') && theirs.endsWith(ours));
}

/** What is longer than a message of an app comes back in pieces: all but the last are long, and the last has our id once that is known. */
const isPiece = (theirs: string, ours: string, state: OutboxState): boolean =>
  (theirs.length > LONG / 2 && ours.includes(theirs)) || (state === 'waiting' && ours.endsWith(theirs));
/** Characters that every app takes in one message. */
const LONG = 600;

/** Apps change the spaces of what they are given. */
const bare = (text: string): string => text.replace(/\s/g, '');

/** Whose conversation it is: the asker's; in a group those whom it names, or else whoever wrote last. Whoever is written to before they ask has one from then on. */
async function threadsOf(tx: Transaction, own: OwnMessage, fresh: number, now: number): Promise<Thread[]> {
  const { channel, chat, kind, to } = own;
  if (kind === 'private') {
    const whose = { channel, chat, sender: to[0] ?? chat };
    return [(await tx.threads.find(whose)) ?? (await tx.threads.heard({ ...whose, kind }, now))];
  }
  const here = await tx.threads.list({ chat: { channel, chat } }, 0, MOST);
  const named = here.filter(({ sender }) => to.includes(sender));
  if (named.length > 0) return named;
  const [last] = [...here].sort((a, b) => b.heardAt - a.heardAt);
  return last && now - last.heardAt <= fresh ? [last] : [];
}

async function keepWords(tx: Transaction, thread: Thread, { id, text }: OwnMessage, now: number): Promise<void> {
  const { channel, chat, kind, sender } = thread;
  const lines = await tx.threads.lines(thread, Number.MAX_SAFE_INTEGER, FAR);
  const asked = lines.findLast((line) => line.kind === 'asked');
  if (asked?.kind !== 'asked') return;
  const to = { chat, kind, sender, replyTo: asked.message, ticket: null, part: plainPart(text ?? WITHOUT_WORDS) };
  const row = await tx.outbox.owe(asked.id, channel, to, now, PHONE);
  await tx.outbox.settle(row.id, 'sent', id);
}
