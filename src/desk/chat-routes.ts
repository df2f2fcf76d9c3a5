import { Hono } from 'hono';
import { InputError } from '../errors.ts';
import { ACCOUNTS, may } from '../office/accounts.ts';
import { noteOn } from '../office/audit-trail.ts';
import { answerChat, assign, close, type Owed, requeueChat, type SeenThread, take } from '../office/chats.ts';
import { clientName, takeFromChat } from '../office/clients/client-profile.ts';
import { answerLater, dropLater } from '../office/later.ts';
import { addNote, NOTES, PHRASES, silence, speakAgain } from '../office/notes.ts';
import { aboutThread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { whoseOf } from './chat-key.ts';
import { chatNow, NOTED, phrasesOn, readChat, readsBy, SEEN } from './chat-read.ts';
import { type DeskContext, type DeskEnv, fieldOf, pageAsked } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { type ChatView, chatPage } from './pages/chat-page.ts';
import { queryText } from './pages/lines.ts';
import { notesPage } from './pages/notes-page.ts';
import { phrasesForChat } from './pages/phrases-page.ts';
import { askedIn, queryOf } from './pages/queue.ts';

const HOUR = 3_600_000;

type Doing = (
  tx: Transaction,
  seen: SeenThread,
  by: string,
  now: number,
  field: (name: string) => string,
) => Promise<Owed[]>;

/** What a form about a chat does, by the end of its address. */
const DOINGS: ReadonlyMap<string, Doing> = new Map<string, Doing>([
  ['answer', (tx, seen, by, now, field) => answerChat(tx, seen, field('text'), by, now)],
  [
    'later',
    async (tx, seen, by, now, field) => {
      await answerLater(tx, seen, { text: field('text'), at: momentIn(field('at')) }, by, now);
      return [];
    },
  ],
  [
    'later-drop',
    async (tx, seen, by, now, field) => {
      await dropLater(tx, seen, field('id'), by, now);
      return [];
    },
  ],
  ['take', take],
  ['back', requeueChat],
  ['close', close],
  ['assign', (tx, seen, by, now, field) => hand(tx, seen, field('to'), by, now)],
  [
    'snooze',
    async (tx, seen, by, now, field) => {
      await tx.threads.mark(seen, { snoozedUntil: now + hoursOf(field) * HOUR });
      await noteOn(tx, seen, by, '放一放', now);
      return [];
    },
  ],
  [
    'note',
    async (tx, seen, by, now, field) => {
      await addNote(tx, seen, field('note'), by, now);
      return [];
    },
  ],
  [
    'client',
    async (tx, seen, by, now, field) => {
      const [thread, kept] = [await tx.threads.find(seen), await tx.conversations.load(seen, 0)];
      const told = kept?.clients.find(({ client }) => client === field('client'));
      if (!thread || !told) throw new InputError('这个对话里没有这家企业的资料');
      await takeFromChat(
        tx,
        { whose: seen, kind: thread.kind, called: told.client },
        clientName(field('as')),
        told.facts,
        now,
      );
      await noteOn(tx, seen, by, '存进客户档案', now);
      return [];
    },
  ],
  [
    'silence',
    async (tx, seen, by, now, field) => {
      const until = now + hoursOf(field) * HOUR;
      await silence(tx, seen, { scope: scopeOf(field), until, reason: field('reason').slice(0, 100), by }, now);
      return [];
    },
  ],
  [
    'speak',
    async (tx, seen, by, now, field) => {
      await speakAgain(tx, seen, scopeOf(field), by, now);
      return [];
    },
  ],
]);

/** A chat's page and what is done on it. Each form carries what its page showed: whoever acts on an older one changes nothing. */
export function chatRoutes(parts: DeskParts): Hono<DeskEnv> {
  const { store, clock, live, send } = parts;
  const app = new Hono<DeskEnv>();
  app.get('/chat/:key', async (c) => {
    const phrase = c.req.query('phrase');
    const kept = phrase === undefined ? null : await store.transaction((tx) => PHRASES.get(tx, phrase));
    const view = await readChat(parts, c, { fault: '', draft: kept?.value.text ?? '', suggestion: null });
    return view ? c.html(chatPage({ ...view, added: kept !== null })) : c.notFound();
  });
  app.get('/chat/:key/phrases', async (c) => {
    const [whose, page] = [whoseOf(c.req.param('key')), pageAsked(c, 'from')];
    const found = await store.transaction(async (tx) => {
      const thread = whose && (await tx.threads.find(whose));
      return thread && { thread, phrases: await phrasesOn(tx, page) };
    });
    if (!found) return c.notFound();
    const chat = { thread: found.thread, asked: askedIn((name) => c.req.query(name)) };
    return c.html(phrasesForChat(c.get('by'), chat, found.phrases, page));
  });
  app.get('/chat/:key/notes', async (c) => {
    const whose = whoseOf(c.req.param('key'));
    const page = pageAsked(c);
    const found = await store.transaction(async (tx) => {
      const thread = whose && (await tx.threads.find(whose));
      if (thread) await noteOn(tx, thread, c.get('by').account.id, SEEN, clock.now());
      return thread && { thread, notes: await NOTES.list(tx, aboutThread(thread), page * NOTED, NOTED + 1) };
    });
    if (!found) return c.notFound();
    const { thread, notes } = found;
    return c.html(notesPage(c.get('by'), thread, notes.slice(0, NOTED), { page, more: notes.length > NOTED }));
  });
  app.post('/chat/:key/check', async (c) => {
    const whose = whoseOf(c.req.param('key'));
    const chat = whose && (await store.transaction((tx) => chatNow(tx, whose, Number.MAX_SAFE_INTEGER)));
    return chat ? c.json(readsBy(parts, chat).figuresIn(await fieldOf(c, 'text'))) : c.notFound();
  });
  app.post('/chat/:key/writes', async (c) => {
    const whose = whoseOf(c.req.param('key'));
    if (whose) live.writes(aboutThread(whose), c.get('by').account.id, clock.now());
    return c.body(null, 204);
  });
  app.post('/chat/:key/suggest', async (c) => {
    const question = (await fieldOf(c, 'question')).trim();
    const before = await readChat(parts, c, { fault: '', draft: '', suggestion: null });
    if (!before) return c.notFound();
    const asked = before.lines.flatMap((line) => (line.kind === 'asked' ? [queryText(line)] : []));
    const reply = question === '' ? null : await parts.suggest(question, asked.slice(-3));
    return c.html(chatPage({ ...before, suggestion: { question, reply } }));
  });
  app.post('/chat/:key/:doing', async (c) => {
    const whose = whoseOf(c.req.param('key'));
    const doing = DOINGS.get(c.req.param('doing'));
    if (!whose || !doing) return c.notFound();
    const form = await c.req.parseBody();
    const field = (name: string): string => (typeof form[name] === 'string' ? form[name] : '');
    const seen = { ...whose, owner: field('owner') || null, version: Number(field('version')) };
    try {
      const { id } = c.get('by').account;
      send(await store.transaction((tx) => doing(tx, seen, id, clock.now(), field)));
      live.changed(whose);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return refused(parts, c, error, field('text'));
    }
    return c.redirect(`/desk/chat/${c.req.param('key')}?${queryOf(askedIn((name) => c.req.query(name)))}`, 303);
  });
  return app;
}

async function refused(parts: DeskParts, c: DeskContext, { message }: InputError, draft: string): Promise<Response> {
  const view: ChatView | null = await readChat(parts, c, { fault: message, draft, suggestion: null });
  return view ? c.html(chatPage(view), 409) : (c.notFound() as Response);
}

/** A moment of Shanghai as a form tells it; NaN where it is none. */
const momentIn = (local: string): number => Date.parse(`${local}:00+08:00`);

const hoursOf = (field: (name: string) => string): number =>
  Math.min(Math.max(Number(field('hours')) || 1, 1), 24 * 31);

function scopeOf(field: (name: string) => string): 'person' | 'group' | 'client' {
  const scope = (['person', 'group', 'client'] as const).find((each) => each === field('scope'));
  if (!scope) throw new InputError('请选对谁不说话');
  return scope;
}

/** A clerk hands over what is theirs; others' chats a lead does. */
async function hand(tx: Transaction, seen: SeenThread, to: string, by: string, now: number): Promise<Owed[]> {
  const [colleague, giver] = [await ACCOUNTS.get(tx, to), await ACCOUNTS.get(tx, by)];
  if (!colleague?.value.active || !giver) throw new InputError('没有这个同事');
  if (seen.owner !== null && seen.owner !== by && !may(giver, 'assign'))
    throw new InputError('别人接待的对话，由组长转');
  return assign(tx, seen, to, by, now);
}
