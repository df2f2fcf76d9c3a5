import { InputError } from '../errors.ts';
import { DESK, type OutboxRow, PHONE } from '../store/port/outbox.ts';
import type { Whose } from '../store/port/person.ts';
import type { Thread, ThreadLine } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { noteOn } from './audit-trail.ts';

/** Parts that are owed in a channel and that nobody has begun to send. */
export interface Owed {
  readonly channel: Whose['channel'];
  readonly rows: readonly OutboxRow[];
}

/** What the desk itself tells an asker. No figures: it rests on no clause. */
export const DESK_MESSAGES = {
  here: '工作人员已接手，接下来由工作人员回复您。',
  gone: '人工服务已结束，接下来由策问继续回答。还需要人工时，请说“转人工”。',
  again: '抱歉让您久等，您还排在前面，由下一位工作人员接待。',
} as const;

/** How an owner or an author is called among colleagues. */
export const nameOfPerson = (account: string): string => (account === PHONE ? '手机上的同事' : account);

/** What the page showed when somebody acted on it. */
export type SeenThread = Whose & Pick<Thread, 'owner' | 'version'>;

/** Whoever acts on a chat that has changed meanwhile is told so, and nothing is changed. */
export class ChangedMeanwhile extends InputError {
  constructor() {
    super('这个对话刚才有别人动过，请看过最新情况再操作');
  }
}

/** So far back the asker's last message is looked for. */
const FAR = 200;

/** Says something in a thread, in answer to the last message that is `meant`, else to the asker's last; nothing where that is no longer kept. */
export async function sendFromDesk(
  tx: Transaction,
  thread: Whose & Pick<Thread, 'kind'>,
  text: string | ((asked: Extract<ThreadLine, { kind: 'asked' }>) => string),
  author: string,
  now: number,
  meant: (line: ThreadLine) => boolean = () => true,
): Promise<Owed | null> {
  const { channel, chat, sender, kind } = thread;
  const lines = await tx.threads.lines(thread, Number.MAX_SAFE_INTEGER, FAR);
  const all = lines.filter((line) => line.kind === 'asked');
  const asked = all.findLast(meant) ?? all.at(-1);
  if (!asked) return null;
  const part = { text: typeof text === 'string' ? text : text(asked), marks: [], buttons: [] };
  const to = { chat, kind, sender, replyTo: asked.message, ticket: null, part };
  return { channel, rows: [await tx.outbox.owe(asked.id, channel, to, now, author)] };
}

/** A person takes a chat, from the pool, the assistant or another person. */
export async function take(tx: Transaction, seen: SeenThread, by: string, now: number): Promise<Owed[]> {
  const before = await tx.threads.find(seen);
  return moved(tx, seen, { state: 'person', owner: by, reason: before?.reason ?? '工作人员接手' }, by, '接手', now);
}

/** Hands a chat to another person. */
export function assign(tx: Transaction, seen: SeenThread, to: string, by: string, now: number): Promise<Owed[]> {
  return moved(tx, seen, { state: 'person', owner: to, reason: `由${by}转来` }, by, `转给${to}`, now);
}

/** Puts a chat back among those that wait. */
export function requeueChat(tx: Transaction, seen: SeenThread, by: string, now: number): Promise<Owed[]> {
  return moved(tx, seen, { state: 'pool', owner: null, reason: `${by}交回` }, by, '交回排队', now);
}

/** Ends a person's part in a chat: the assistant goes on with the next message. */
export function close(tx: Transaction, seen: SeenThread, by: string, now: number): Promise<Owed[]> {
  return moved(tx, seen, { state: 'ended', owner: null, reason: '已办结' }, by, '结束', now);
}

async function moved(
  tx: Transaction,
  seen: SeenThread,
  to: Pick<Thread, 'state' | 'owner' | 'reason'>,
  by: string,
  did: string,
  now: number,
): Promise<Owed[]> {
  const thread = await tx.threads.move(seen, to, now);
  if (!thread) throw new ChangedMeanwhile();
  await noteOn(tx, thread, by, did, now);
  const words =
    to.state === 'ended'
      ? DESK_MESSAGES.gone
      : to.state === 'person' && seen.owner === null
        ? DESK_MESSAGES.here
        : null;
  const told = words && (await sendFromDesk(tx, thread, words, DESK, now));
  return told ? [told] : [];
}

/** A person answers; a chat that was nobody's is theirs by that. Raises InputError where another answers it, or nothing can be answered. */
export async function answerChat(
  tx: Transaction,
  seen: SeenThread,
  text: string,
  by: string,
  now: number,
): Promise<Owed[]> {
  const words = text.trim();
  if (words === '') throw new InputError('回复是空的');
  const thread = await tx.threads.find(seen);
  if (!thread || (thread.owner !== null && thread.owner !== by)) throw new ChangedMeanwhile();
  const taken = thread.owner === null ? await take(tx, seen, by, now) : [];
  const told = await sendFromDesk(tx, thread, words, by, now);
  if (!told) throw new InputError('对方的消息已过保存期，不能再回复');
  await tx.threads.mark(seen, { spokeAt: now, unread: 0, snoozedUntil: 0 });
  await noteOn(tx, thread, by, '回复', now);
  return [...taken, told];
}
