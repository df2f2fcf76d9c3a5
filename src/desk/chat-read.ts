import type { DraftFigure } from '../contract/draft-figure.ts';
import { ACCOUNTS, MOST_ACCOUNTS } from '../office/accounts.ts';
import { noteOn } from '../office/audit-trail.ts';
import { basisOf } from '../office/basis.ts';
import { latersOf } from '../office/later.ts';
import { NOTES, PHRASES, silencesOf } from '../office/notes.ts';
import { aboutThread, type Thread, type ThreadLine, type Transaction } from '../store/port.ts';
import { whoseOf } from './chat-key.ts';
import type { DeskContext } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import type { ChatView } from './pages/chat-page.ts';
import { queryText, replyOf } from './pages/lines.ts';
import { askedIn, filterOf, PAGE, type Queue } from './pages/queue.ts';

/** Lines of a chat on one page, and notes and phrases beside it. */
const LINES = 50;
const NOTED = 50;
const PHRASED = 100;

/** The queue as a request asks for it. */
export async function readQueue(tx: Transaction, c: DeskContext, now: number): Promise<Queue> {
  const asked = askedIn((name) => c.req.query(name));
  const { id } = c.get('by').account;
  const threads = await tx.threads.list(filterOf(asked, id), asked.page * PAGE, PAGE + 1);
  const shown = threads.slice(0, PAGE);
  return {
    asked,
    threads: shown,
    clients: await clientsOf(tx, shown),
    more: threads.length > PAGE,
    counts: await tx.threads.counts(),
    mine: (await tx.threads.list({ owner: id }, 0, 100)).length,
    open: c.req.param('key') ?? '',
    now,
  };
}

/** The enterprise that each thread is about now; of groups none. */
async function clientsOf(tx: Transaction, threads: readonly Thread[]): Promise<readonly string[]> {
  const open = await tx.conversations.openClients(threads);
  return threads.map(({ kind }, i) => (kind === 'group' ? '' : (open[i] ?? '')));
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
  const before = Number(c.req.query('before')) || Number.MAX_SAFE_INTEGER;
  const view = await store.transaction(async (tx) => {
    const thread = await tx.threads.find(whose);
    if (!thread) return null;
    const shows = c.req.method === 'GET';
    if (shows && thread.unread > 0 && (thread.owner === null || thread.owner === me))
      await tx.threads.mark(whose, { unread: 0 });
    if (shows && c.req.header('x-live') === undefined) await noteOn(tx, whose, me, '查看', now);
    const lines = await tx.threads.lines(whose, before, LINES + 1);
    const kept = thread.kind === 'group' ? null : await tx.conversations.load(whose, 0);
    const accounts = await ACCOUNTS.list(tx, null, 0, MOST_ACCOUNTS);
    return {
      thread,
      lines: lines.slice(-LINES),
      earlier: lines.length > LINES,
      queue: await readQueue(tx, c, now),
      laters: await latersOf(tx, whose),
      notes: await NOTES.list(tx, aboutThread(whose), 0, NOTED),
      phrases: await PHRASES.list(tx, null, 0, PHRASED),
      colleagues: accounts.flatMap(({ id, value }) => (value.active && id !== thread.owner ? [id] : [])).sort(),
      silences: await silencesOf(tx, whose, now),
      basis: await basisOf(tx, whose),
      clients: kept?.clients.filter(({ facts }) => facts.length > 0) ?? [],
    };
  });
  if (!view) return null;
  const others = live.others(aboutThread(whose), me, now);
  return { ...view, ...more, by, others, now, figuresIn: figuresIn(parts, view.lines, view.basis) };
}

/** Reads a person's words by what the chat has shown, with what persons' later messages rest on: clauses, calculations and the asker's own figures. */
export function figuresIn(
  parts: DeskParts,
  lines: readonly ThreadLine[],
  later: Awaited<ReturnType<typeof basisOf>> = { clauses: [], calculations: [] },
): (text: string) => DraftFigure[] {
  const replies = lines.flatMap((line) => replyOf(line) ?? []);
  const basis = {
    cited: [
      ...new Set([...later.clauses, ...replies.flatMap(({ citations }) => citations.map(({ clause }) => clause))]),
    ],
    // Kept as they were told: the gate reads the parts that it knows.
    calculations: [...replies.flatMap(({ calculations }) => calculations), ...(later.calculations as never[])],
    asked: lines.flatMap((line) => (line.kind === 'asked' ? [queryText(line)] : [])).join('\n'),
  };
  return (text) => parts.readDraft(text, basis);
}
