import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { StoreError } from '../errors.ts';
import { addressOf } from '../http/client-address.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { homeOf } from './frame.ts';
import { formOf, type OwnerContext, type OwnerEnv, type PagePlace } from './owner-env.ts';
import type { OwnerParts } from './owner-parts.ts';
import { NO_TALK, readTalk, type Talk } from './talk.ts';
import { LONGEST_QUESTION, type TalkView, talkPage } from './talk-page.ts';
import { keepVisitor, newVisitor, type Visitor, visitorOf } from './visitor.ts';

const TOO_FAST = '问得有点快，这一条还没有收下。请过一分钟再发。';
const TOO_LONG = `一次最多 ${LONGEST_QUESTION} 个字，这一条没有收下。请分几次问。`;
const REFUSED = '这一条没有收下。请过一会儿再发。';
const LATE = '这一条还在处理，过一会儿刷新就能看到。';
const FORGOTTEN = '这里的对话和您说过的情况都已删除。';
const NOT_FORGOTTEN = '还没有删掉，请过一会儿再点一次。';
const ID = /^[\w-]{22}$/;

/** Asking: a form that works without script, and the conversation of the visit. */
export function askRoutes(parts: OwnerParts, place: PagePlace): Hono<OwnerEnv> {
  const app = new Hono<OwnerEnv>();
  app.get('/', async (c) => {
    const visitor = visitorOf(c, place, '');
    return c.html(
      talkPage(
        viewOf(parts, place, visitor, { talk: await readTalk(parts.store, visitor, momentIn(c.req.query('before'))) }),
      ),
    );
  });
  app.post('/', async (c) => {
    const form = await formOf(c);
    const known = visitorOf(c, place, form.one('visit'));
    const text = form.one('text').trim();
    const told = async (notice: string, status: 200 | 422 | 429 = 200, visitor = known): Promise<Response> => {
      const draft = status === 200 ? '' : text;
      const talk = await readTalk(parts.store, visitor, text === '' ? momentIn(form.one('before')) : null);
      return c.html(talkPage(viewOf(parts, place, visitor, { talk, notice, draft })), status);
    };
    // What follows the conversation of a frame without cookies carries no words.
    if (text === '') return told('');
    const address = addressOf(c, parts.proxies);
    if (!(await parts.admits('ask', address))) return told(TOO_FAST, 429);
    if (text.length > LONGEST_QUESTION) return told(TOO_LONG, 422);
    const visitor = known ?? newVisitor();
    if (!known) keepVisitor(c, place, visitor);
    const id = `${visitor.name}-${ID.test(form.one('id')) ? form.one('id') : nextId()}`;
    const taken = await parts.ask({ visitor: visitor.name, id, text, answers: form.one('answers') || null, address });
    const talk = await readTalk(parts.store, visitor);
    if (talk.lines.some((line) => line.id === id)) return shown(c, parts, place, visitor, talk, id);
    if (taken === 'refused') return told(REFUSED, 429, visitor);
    // What asks to be forgotten goes with all that was said before it.
    return told(taken === 'taken' && talk.lines.length === 0 ? FORGOTTEN : LATE, 200, visitor);
  });
  app.post('/forget', async (c) => {
    const visitor = visitorOf(c, place, (await formOf(c)).one('visit'));
    try {
      if (visitor) await parts.forget(visitor.name);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return c.html(talkPage(viewOf(parts, place, visitor, { talk: NO_TALK, notice: NOT_FORGOTTEN })), 503);
    }
    if (visitor) keepVisitor(c, place, null);
    return c.html(talkPage(viewOf(parts, place, null, { talk: NO_TALK, notice: FORGOTTEN })));
  });
  return app;
}

/** The conversation with its new answer: asked for anew where a reload must not send the form again, which a frame without cookies can't. */
function shown(
  c: OwnerContext,
  parts: OwnerParts,
  place: PagePlace,
  visitor: Visitor,
  talk: Talk,
  id: string,
): Response | Promise<Response> {
  if (!place.framed && c.req.header('x-live') === undefined) return c.redirect(`${homeOf(place)}#${id}`, 303);
  return c.html(talkPage(viewOf(parts, place, visitor, { talk })));
}

/** A moment as an address tells it, in milliseconds since 1970; null where it is none. */
const momentIn = (told = ''): number | null => (/^\d{1,15}$/.test(told) ? Number(told) : null);

const nextId = (): string => randomBytes(16).toString('base64url');

function viewOf(
  { knowledge, today, settings }: OwnerParts,
  place: PagePlace,
  visitor: Visitor | null,
  { talk, notice = '', draft = '' }: Pick<TalkView, 'talk'> & Partial<TalkView>,
): TalkView {
  const computing = new Set(rulesOn(knowledge().book, today()).map(({ id }) => id));
  const token = place.framed && visitor && !visitor.byCookie ? visitor.token : '';
  return { place, talk, notice, draft, next: nextId(), token, computing, settings };
}
