import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { InputError } from '../errors.ts';
import { cameOverTls, isOurs, pageHeaders } from '../http/page-guard.ts';
import { ChangedMeanwhile } from '../office/chats.ts';
import { sessionOf } from '../office/sign-in.ts';
import { SHEET_LIMITS } from '../office/spreadsheet/limits.ts';
import { asset } from './asset.ts';
import { batchRoutes } from './batch-routes.ts';
import { callRoutes, feedRoute } from './call-routes.ts';
import { chatRoutes } from './chat-routes.ts';
import { clientRoutes } from './client-routes.ts';
import { type DeskContext, type DeskEnv, fieldOf } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { directoryRoutes } from './directory-routes.ts';
import { eventRoute } from './event-route.ts';
import { houseRoutes } from './house-routes.ts';
import { learningRoutes } from './learning-routes.ts';
import { pageOf } from './pages/page.ts';
import { passwordRoutes } from './password-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Longest form that is read, in bytes. */
const LONGEST = 256 * 1024;

/** Where files of clients are sent. */
export const UPLOADED = '/desk/batch';

const COOKIE = 'cewen-desk';

/** The token's cookie: of this site alone, out of reach of scripts, and over TLS alone where the page came over TLS; no other host can set it then. */
function keepToken(c: DeskContext, token: string): void {
  const where = cameOverTls(c) ? ({ prefix: 'host', secure: true } as const) : { path: '/desk' };
  setCookie(c, COOKIE, token, { ...where, httpOnly: true, sameSite: 'Strict', maxAge: 12 * 3600 });
}

const tokenOf = (c: DeskContext): string => getCookie(c, COOKIE, cameOverTls(c) ? 'host' : undefined) ?? '';

/** The desk under /desk: whoever is not signed in sees the way in and nothing else. */
export function deskApp(parts: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>().basePath('/desk');
  app.use(pageHeaders(["'none'"]));
  const [short, long] = [bodyLimit({ maxSize: LONGEST }), bodyLimit({ maxSize: SHEET_LIMITS.bytes + LONGEST })];
  app.use((c, next) => (c.req.path === UPLOADED ? long : short)(c, next), csrf({ origin: isOurs }));
  app.get('/assets/:name', asset);
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });
  app.get('/feed/:file', feedRoute(parts));
  app.route('/', signInRoutes(parts, keepToken));
  if (parts.directory) app.route('/', directoryRoutes(parts, parts.directory, keepToken));
  app.use(async (c, next) => {
    const { store, clock } = parts;
    const token = tokenOf(c);
    const by = token === '' ? null : await store.transaction((tx) => sessionOf(tx, token, clock.now()));
    if (!by) return c.redirect('/desk/sign-in', 303);
    if (by.token !== null) keepToken(c, by.token);
    c.set('by', by);
    if (c.req.method === 'POST' && (await fieldOf(c, 'csrf')) !== by.csrf)
      return c.text('页面已过期，请刷新后再试', 403);
    return next();
  });
  app.get('/events', eventRoute(parts, tokenOf));
  app.route('/', houseRoutes(parts, tokenOf));
  app.route('/', passwordRoutes(parts, keepToken));
  app.route('/', chatRoutes(parts));
  app.route('/', batchRoutes(parts));
  app.route('/', clientRoutes(parts));
  app.route('/', learningRoutes(parts));
  app.route('/', callRoutes(parts));
  app.notFound((c) => c.html(pageOf({ title: '没有这一页', by: null, body: NOWHERE }), 404));
  app.onError((error, c) => {
    if (error instanceof InputError)
      return c.html(
        pageOf({ title: '没有做成', by: null, body: error.message }),
        error instanceof ChangedMeanwhile ? 409 : 422,
      );
    if ('getResponse' in error) return (error as unknown as { getResponse(): Response }).getResponse();
    parts.logger.error({ error: error.name, at: error.stack?.split('\n')[1]?.trim() }, 'desk page failed');
    return c.html(pageOf({ title: '出错了', by: null, body: '这一页没能打开，请过一会儿再试。' }), 500);
  });
  return app;
}

/** The desk as a server mounts it. */
export function deskListener(parts: DeskParts): RequestListener {
  const listen = getRequestListener(deskApp(parts).fetch);
  return (request, response) => void listen(request, response);
}

const NOWHERE = '没有这一页，或者对话已过保存期。';
