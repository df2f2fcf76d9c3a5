import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { cameOverTls } from '../http/page-guard.ts';
import { signInVouched } from '../office/house-accounts.ts';
import type { DeskContext, DeskEnv } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import type { Directory } from './directory.ts';
import { pageOf } from './pages/page.ts';

const Errand = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
/** What has to come back with the person: it comes along from another site, unlike the cookie of a session. */
const COOKIE = 'cewen-errand';
const KEPT_SECONDS = 600;

const placeOf = (c: DeskContext) =>
  cameOverTls(c) ? ({ prefix: 'host', secure: true } as const) : ({ path: '/desk/directory' } as const);

/** The way in by the agency's own directory. */
export function directoryRoutes(
  { store, clock, logger }: DeskParts,
  directory: Directory,
  keepToken: (c: DeskContext, token: string) => void,
): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const refuse = (c: DeskContext, words: string, status: 401 | 403 | 502) =>
    c.html(pageOf({ title: '登录', by: null, body: words }), status);
  app.get('/directory', async (c) => {
    try {
      const { to, errand } = await directory.begin();
      const how = { ...placeOf(c), httpOnly: true, sameSite: 'Lax', maxAge: KEPT_SECONDS } as const;
      setCookie(c, COOKIE, JSON.stringify(errand), how);
      return c.redirect(to, 303);
    } catch (error) {
      logger.warn({ error: (error as Error).name }, 'the directory can not be reached');
      return refuse(c, '现在连不上单位的登录服务，请过一会儿再试，或用账号密码登录。', 502);
    }
  });
  app.get('/directory/back', async (c) => {
    const errand = errandOf(c);
    deleteCookie(c, COOKIE, placeOf(c));
    try {
      const vouched = errand && (await directory.finish(new URL(c.req.url).search, errand));
      if (!errand) return refuse(c, '登录没有完成，请从头再登录一次。', 401);
      if (!vouched) return refuse(c, '您的单位账号没有工作台的权限，请找管理员。', 403);
      keepToken(c, await signInVouched(store, vouched, clock.now()));
    } catch (error) {
      if (error instanceof InputError) return refuse(c, error.message, 403);
      logger.warn({ error: (error as Error).name }, 'the directory vouches for nobody');
      return refuse(c, '登录没有完成，请从头再登录一次。', 401);
    }
    // The session's cookie goes with requests from our own pages alone: this is one.
    c.header('refresh', '0; url=/desk');
    return c.html(
      pageOf({ title: '已登录', by: null, body: html`<p><a class="main" href="/desk">进入工作台</a></p>` }),
    );
  });
  return app;
}

function errandOf(c: DeskContext): z.infer<typeof Errand> | null {
  try {
    return Errand.parse(JSON.parse(getCookie(c, COOKIE, cameOverTls(c) ? 'host' : undefined) ?? ''));
  } catch {
    return null;
  }
}
