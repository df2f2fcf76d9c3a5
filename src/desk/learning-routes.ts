import { Hono } from 'hono';
import { InputError } from '../errors.ts';
import { may } from '../office/accounts.ts';
import { answerOpen, askersOf } from '../office/learning/answer-open.ts';
import { judgeReply } from '../office/learning/judge-reply.ts';
import { KEPT_QUESTIONS, type Lesson, learn, SAYINGS, WANTED_DOCUMENTS } from '../office/learning/learned.ts';
import { MOST_GROUPED, type OpenGroup, openGroups } from '../office/learning/open-groups.ts';
import type { Transaction } from '../store/port.ts';
import { type DeskContext, type DeskEnv, pageAsked } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { LEARNED, type Learned, learnedPage } from './pages/learned-page.ts';
import { ASKERS, answerPage, learningPage } from './pages/learning-pages.ts';

const A_PAGE = 20;
const AT_ONCE = 50;

/** What the assistant could not answer: asked together, answered by a person, and learned from. */
export function learningRoutes(parts: DeskParts): Hono<DeskEnv> {
  const { store, clock } = parts;
  const app = new Hono<DeskEnv>();
  app.get('/learning', async (c) => {
    const order = c.req.query('by') === 'new' ? 'new' : 'often';
    const page = pageAsked(c);
    const { groups, older } = await store.transaction((tx) => openGroups(tx, order));
    const shown = groups.slice(page * A_PAGE, (page + 1) * A_PAGE);
    const told = /^\d{1,4}$/.exec(c.req.query('told') ?? '')?.[0] ?? null;
    const more = groups.length > (page + 1) * A_PAGE;
    return c.html(learningPage(c.get('by'), shown, { order, page, more, older, told, now: clock.now() }));
  });
  app.get('/learning/kept', async (c) => {
    const what = LEARNED.find((each) => each === c.req.query('what')) ?? 'questions';
    const page = pageAsked(c);
    const all = await store.transaction((tx) => learnedOf(tx, what, page, parts));
    return c.html(learnedPage(c.get('by'), what, all.slice(0, AT_ONCE), { page, more: all.length > AT_ONCE }));
  });
  app.post('/learning/kept/:what/:id', async (c) => {
    if (!may(c.get('by').account, 'teach')) throw new InputError('您的账号没有这个权限');
    const { what, id } = c.req.param();
    await store.transaction((tx) => settle(tx, what, id, { by: c.get('by').account.id, on: parts.today() }));
    return c.redirect(`/desk/learning/kept?what=${LEARNED.find((each) => each === what) ?? 'questions'}`, 303);
  });
  const show = async (c: DeskContext, fault: string, typed: Readonly<Record<string, string>>): Promise<Response> => {
    const by = c.get('by');
    const find = (c.req.query('find') ?? '').trim().slice(0, 200);
    const who = pageAsked(c, 'who');
    const read = await store.transaction(async (tx) => {
      const group = await groupWith(tx, c.req.param('id') ?? '');
      if (!group) return null;
      const asked = group.asked.slice(who * ASKERS, (who + 1) * ASKERS);
      return { group, who, askers: await askersOf(tx, asked, by.account.id, clock.now()) };
    });
    if (!read) throw new InputError('这个问题已经有人答过，或者对方不要再保存了');
    const { group } = read;
    const suggestion = await parts.suggest(group.question, []);
    const named = group.clause === null ? [] : (await parts.nearClauses(group.clause)).slice(0, 1);
    const found = await parts.nearClauses(find === '' ? group.question : find);
    const near = [...new Map([...named, ...found].map((one) => [one.id, one])).values()];
    const teaches = may(by.account, 'teach');
    return c.html(
      answerPage(by, { ...read, suggestion, knows: parts, near, find, fault, typed, teaches }),
      fault === '' ? 200 : 422,
    );
  };
  app.get('/learning/:id', (c) => show(c, '', {}));
  app.post('/learning/:id/check', async (c) => {
    const form = await c.req.parseBody();
    const group = await store.transaction((tx) => groupWith(tx, c.req.param('id')));
    const basis = { cited: c.req.queries('cited') ?? [], calculations: [], asked: group?.question ?? '' };
    return c.json(parts.readDraft(String(form.text ?? ''), basis));
  });
  app.post('/learning/:id', async (c) => {
    const form = await c.req.parseBody();
    const field = (name: string): string => (typeof form[name] === 'string' ? form[name] : '');
    const [by, now] = [c.get('by').account, clock.now()];
    try {
      const lesson = await lessonOf(parts, field, may(by, 'teach'));
      const clause = parts.hasClause(field('clause')) ? field('clause') : null;
      const owed = await store.transaction(async (tx) => {
        await learn(tx, lesson, { by: by.id, today: parts.today(), now });
        return answerOpen(
          tx,
          field('asked').split(' ').slice(0, MOST_GROUPED),
          { text: field('text'), clause },
          by.id,
          now,
        );
      });
      parts.send(owed);
      return c.redirect(`/desk/learning?told=${owed.length}`, 303);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const typed = Object.fromEntries(TYPED.map((name) => [name, field(name)]));
      return show(c, error.message, typed);
    }
  });
  return app;
}

const TYPED = ['text', 'clause', 'becomes', 'question', 'say', 'mean', 'what'];

/** What the form makes of the answer. @throws InputError where the role does not reach, or it names no clause that is held */
async function lessonOf(parts: DeskParts, field: (name: string) => string, teaches: boolean): Promise<Lesson> {
  const kind = field('becomes');
  if (kind === 'document') return { kind, what: field('what'), question: field('question') };
  if (kind !== 'question' && kind !== 'saying') return { kind: 'none' };
  if (!teaches) throw new InputError('您的账号没有这个权限：请转给政策专员或组长');
  if (kind === 'saying') return { kind, say: field('say'), mean: field('mean') };
  const [question, clause] = [field('question').trim(), field('clause')];
  if (!parts.hasClause(clause)) throw new InputError('检查用的问题要选一条依据');
  const reply = await parts.suggest(question, []);
  const passes = reply !== null && judgeReply({ outcome: ['answer'], clause }, [question], reply).length === 0;
  return { kind, question, clause, passes };
}

async function groupWith(tx: Transaction, id: string): Promise<OpenGroup | null> {
  return (await openGroups(tx, 'often')).groups.find(({ asked }) => asked.includes(id)) ?? null;
}

/** One kind of what was learned, a page and one more. */
async function learnedOf(tx: Transaction, what: Learned, page: number, { nameOf }: Pick<DeskParts, 'nameOf'>) {
  const at = [tx, null, page * AT_ONCE, AT_ONCE + 1] as const;
  switch (what) {
    case 'questions': {
      const kept = await KEPT_QUESTIONS.list(...at);
      return kept.map(({ id, at: on, value }) => {
        const says = `${nameOf(value.clause) ?? '条款已不再收录'}　${value.passes ? '现在答得上' : '现在还答不上'}`;
        return { id, at: on, by: value.by, says: value.question, more: says, open: true };
      });
    }
    case 'sayings': {
      const kept = await SAYINGS.list(...at);
      return kept.map(({ id, at: on, value }) => {
        const more = value.taken === null ? '下次重建索引时生效' : `${value.taken} 已写进词表`;
        return { id, at: on, by: value.by, says: `${value.say} → ${value.mean}`, more, open: value.taken === null };
      });
    }
    case 'documents': {
      const kept = await WANTED_DOCUMENTS.list(...at);
      return kept.map(({ id, at: on, value }) => {
        const done = value.done === null ? '' : `　${value.done.by} ${value.done.on} 办了`;
        return {
          id,
          at: on,
          by: value.by,
          says: value.what,
          more: `${value.question}${done}`,
          open: value.done === null,
        };
      });
    }
  }
}

/** A question or a saying goes; a document counts as brought. */
async function settle(tx: Transaction, what: string, id: string, done: { by: string; on: string }): Promise<void> {
  if (what === 'questions') return KEPT_QUESTIONS.remove(tx, id);
  if (what === 'sayings') {
    if ((await SAYINGS.get(tx, id))?.value.taken !== null) throw new InputError('已经写进词表，请在词表里删');
    return SAYINGS.remove(tx, id);
  }
  const kept = await WANTED_DOCUMENTS.get(tx, id);
  if (kept) await WANTED_DOCUMENTS.put(tx, { ...kept, value: { ...kept.value, done } });
}
