import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { InputError } from '../errors.ts';
import { addressOf } from '../http/client-address.ts';
import { isOurs, pageHeaders } from '../http/page-guard.ts';
import { askRoutes } from './ask-routes.ts';
import { calculatorRoutes } from './calculator-routes.ts';
import { cardRoutes } from './card-routes.ts';
import { clauseRoutes } from './clause-routes.ts';
import { homeOf, OWNER_ASSETS, ownerFrame } from './frame.ts';
import type { OwnerContext, OwnerEnv, PagePlace } from './owner-env.ts';
import type { OwnerParts } from './owner-parts.ts';

/** Longest form that is read, in bytes. */
const LONGEST = 64 * 1024;

const ELSEWHERE = '这张表单不是从本页发出的，没有收下。请回到提问再发一次。';

const ALONE: PagePlace = { base: '', framed: false };
const FRAMED: PagePlace = { base: '/embed', framed: true };

/** The owner's page under /, and, where other sites may hold it in a frame, once more under /embed. */
export function ownerApp(parts: OwnerParts): Hono<OwnerEnv> {
  const app = new Hono<OwnerEnv>({ strict: false });
  const embeds = parts.embedders.length > 0;
  const placeOf = (c: OwnerContext): PagePlace => (embeds && /^\/embed(?:\/|$)/.test(c.req.path) ? FRAMED : ALONE);
  const headers = { alone: pageHeaders(["'none'"]), framed: pageHeaders(parts.embedders) };
  const told = (c: OwnerContext, title: string, words: string, status: 403 | 404 | 422 | 429 | 500) => {
    const place = placeOf(c);
    const body = html`<h1>${words}</h1><p><a href="${homeOf(place)}">回到提问</a></p>`;
    return c.html(ownerFrame({ title, place, at: null, body }), status);
  };
  app.use((c, next) => (placeOf(c).framed ? headers.framed(c, next) : headers.alone(c, next)));
  app.get('/page-assets/:name', (c) => OWNER_ASSETS.serve(c));
  app.use(async (c, next) => {
    if (!(await parts.admits('read', addressOf(c, parts.proxies))))
      return told(c, '请慢一点', '打开得有点快，请过一分钟再试。', 429);
    c.header('cache-control', 'no-store');
    return next();
  });
  app.use(bodyLimit({ maxSize: LONGEST }), csrf({ origin: isOurs }));
  if (embeds) app.route(FRAMED.base, pagesIn(parts, FRAMED));
  app.route('/', pagesIn(parts, ALONE));
  app.notFound((c) => told(c, '没有这一页', '没有这一页，或者文件已不再收录。', 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) return told(c, '没有收下', ELSEWHERE, 403);
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof InputError) return told(c, '没有做成', error.message, 422);
    parts.logger.error({ error: error.name, at: error.stack?.split('\n')[1]?.trim() }, 'owner’s page failed');
    return told(c, '没有做成', '这一页没能打开，请过一会儿再试。', 500);
  });
  return app;
}

/** The same pages, whose links stay in their place. */
function pagesIn(parts: OwnerParts, place: PagePlace): Hono<OwnerEnv> {
  const app = new Hono<OwnerEnv>({ strict: false });
  for (const routes of [askRoutes, clauseRoutes, cardRoutes, calculatorRoutes]) app.route('/', routes(parts, place));
  return app;
}

/** The owner's page as a server mounts it. */
export function ownerListener(parts: OwnerParts): RequestListener {
  const listen = getRequestListener(ownerApp(parts).fetch);
  return (request, response) => void listen(request, response);
}
