import { createHash } from 'node:crypto';
import type { DraftFigure } from '../contract/draft-figure.ts';
import { ACCOUNTS } from '../office/accounts.ts';
import { noteOn } from '../office/audit-trail.ts';
import { basisOf } from '../office/basis.ts';
import { latersOf } from '../office/later.ts';
import { NOTES, PHRASES, silencesOf } from '../office/notes.ts';
import type { Whose } from '../store/port/person.ts';
import { aboutThread, type Thread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { whoseOf } from './chat-key.ts';
import type { DeskContext } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import type { ChatView } from './pages/chat-page.ts';
import { queryText, replyOf, type ShownWith } from './pages/lines.ts';
import { askedIn, filterOf, PAGE, type Queue, type QueueQuery } from './pages/queue.ts';

/** Lines of a chat on one page, and notes and phrases beside it. */
const LINES = 50;
export const NOTED = 50;
const PHRASED = 20;

/** What is written down of whoever looks at a chat. */
export const SEEN = '查看';

/** The queue as a request asks for it. */
export async function readQueue(tx: Transaction, c: DeskContext, now: number): Promise<Queue> {
  const asked = askedIn((name) => c.req.query(name));
  const { id } = c.get('by').account;
  return {
    ...(await chatsAsked(tx, asked, id)),
    asked,
    counts: await tx.threads.counts(),
    mine: (await tx.threads.owned()).get(id) ?? 0,
    open: c.req.param('key') ?? '',
    now,
  };
}

/** A page of the chats that an account asks for. */
export async function chatsAsked(tx: Transaction, asked: QueueQuery, account: string) {
  const threads = await tx.threads.list(filterOf(asked, account), asked.page * PAGE, PAGE + 1);
  const shown = threads.slice(0, PAGE);
  return { threads: shown, clients: await clientsOf(tx, shown), more: threads.length > PAGE };
}

/** The enterprise that each thread is about now; of groups none. */
async function clientsOf(tx: Transaction, threads: readonly Thread[]): Promise<readonly string[]> {
  const open = await tx.conversations.openClients(threads);
  return threads.map(({ kind }, i) => (kind === 'group' ? '' : (open[i] ?? '')));
}

/** What of a chat may change while its page is open: its lines from before `before`, and what stands beside them; null where it is none. */
export async function chatNow(tx: Transaction, whose: Whose, before: number) {
  const thread = await tx.threads.find(whose);
  if (!thread) return null;
  const lines = await tx.threads.lines(whose, before, LINES + 1);
  const notes = await NOTES.list(tx, aboutThread(whose), 0, NOTED + 1);
  const told = thread.kind === 'group' ? null : await tx.conversations.load(whose, 0);
  return {
    thread,
    lines: lines.slice(-LINES),
    earlier: lines.length > LINES,
    laters: await latersOf(tx, whose),
    notes: notes.slice(0, NOTED),
    moreNotes: notes.length > NOTED,
    clients: told?.clients.filter(({ facts }) => facts.length > 0) ?? [],
    restsOn: await basisOf(tx, whose),
  };
}

export type ChatNow = NonNullable<Awaited<ReturnType<typeof chatNow>>>;

/** A chat is read by whoever may answer it. */
export async function markRead(tx: Transaction, thread: Thread, by: string): Promise<void> {
  if (thread.unread > 0 && (thread.owner === null || thread.owner === by)) await tx.threads.mark(thread, { unread: 0 });
}

/** A page of the phrases that can be put into a reply. */
export async function phrasesOn(tx: Transaction, page: number) {
  const phrases = await PHRASES.list(tx, null, page * PHRASED, PHRASED + 1);
  return { phrases: phrases.slice(0, PHRASED), morePhrases: phrases.length > PHRASED };
}

/** Whom a chat can be handed to. */
export async function colleaguesOf(tx: Transaction): Promise<readonly string[]> {
  const accounts = await ACCOUNTS.all(tx, null);
  return accounts.flatMap(({ id, value }) => (value.active ? [id] : [])).sort();
}

/** All that the page of a chat shows; null where the chat is none. Whoever it belongs to has read it by that. */
export async function readChat(
  parts: DeskParts,
  c: DeskContext,
  more: Pick<ChatView, 'fault' | 'draft' | 'suggestion'>,
): Promise<ChatView | null> {
  const { store, clock, live } = parts;
  const whose = whoseOf(c.req.param('key') ?? '');
  if (!whose) return null;
  const now = clock.now();
  const by = c.get('by');
  const me = by.account.id;
  const view = await store.transaction(async (tx) => {
    const chat = await chatNow(tx, whose, Number(c.req.query('before')) || Number.MAX_SAFE_INTEGER);
    if (!chat) return null;
    if (c.req.method === 'GET') {
      await markRead(tx, chat.thread, me);
      await noteOn(tx, whose, me, SEEN, now);
    }
    return {
      ...chat,
      queue: await readQueue(tx, c, now),
      ...(await phrasesOn(tx, 0)),
      colleagues: (await colleaguesOf(tx)).filter((id) => id !== chat.thread.owner),
      silences: await silencesOf(tx, whose, now),
    };
  });
  if (!view) return null;
  const others = live.others(aboutThread(whose), me, now);
  return { ...view, ...more, ...readsBy(parts, view), asked: view.queue.asked, by, others, now };
}

/** Reads a person's words by what the chat has shown, with what persons' later messages rest on: clauses, calculations and the asker's own figures. `basis` changes with them. */
export function readsBy(
  { readDraft, cardsOn, nameOf }: Pick<DeskParts, 'readDraft' | 'cardsOn' | 'nameOf'>,
  { lines, restsOn }: Pick<ChatNow, 'lines' | 'restsOn'>,
): ShownWith & { figuresIn: (text: string) => DraftFigure[] } {
  const asked = lines.flatMap((line) => (line.kind === 'asked' ? [line] : []));
  const { clauses, calculations } = restsOn;
  const stamp = [...asked.map(({ id, answer }) => `${id} ${answer?.length}`), ...clauses, calculations.length];
  let basis: Parameters<DeskParts['readDraft']>[1] | undefined;
  const basisNow = () => {
    const replies = asked.flatMap((line) => replyOf(line) ?? []);
    const cited = replies.flatMap(({ citations }) => citations.map(({ clause }) => clause));
    return {
      cited: [...new Set([...clauses, ...cited])],
      // Kept as they were told: the gate reads the parts that it knows.
      calculations: [...replies.flatMap((reply) => reply.calculations), ...(calculations as never[])],
      asked: asked.map(queryText).join('\n'),
    };
  };
  return {
    knows: { cardsOn, nameOf },
    figuresIn: (text) => {
      basis ??= basisNow();
      return readDraft(text, basis);
    },
    basis: createHash('sha1').update(stamp.join('\n')).digest('base64url'),
  };
}
