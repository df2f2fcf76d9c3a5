import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { InputError } from '../errors.ts';
import { isOurs, pageHeaders } from '../http/page-guard.ts';
import { askRoutes } from './ask-routes.ts';
import { calculatorRoutes } from './calculator-routes.ts';
import { cardRoutes } from './card-routes.ts';
import { clauseRoutes } from './clause-routes.ts';
import { frameOf, OWNER_ASSETS } from './frame.ts';
import type { OwnerEnv, Place } from './owner-env.ts';
import type { OwnerParts } from './owner-parts.ts';

/** Longest form that is read, in bytes. */
const LONGEST = 64 * 1024;

const ALONE: Place = { base: '', framed: false };

/** The owner's page under /. */
export function ownerApp(parts: OwnerParts): Hono<OwnerEnv> {
  const app = new Hono<OwnerEnv>({ strict: false });
  app.get('/page-assets/:name', (c) => OWNER_ASSETS.serve(c));
  app.route('/', placed(parts, ALONE, ["'none'"]));
  app.notFound((c) =>
    c.html(
      frameOf({ title: '没有这一页', place: ALONE, at: null, body: notice('没有这一页，或者文件已不再收录。') }),
      404,
    ),
  );
  app.onError((error, c) => {
    const status = error instanceof InputError ? 422 : 500;
    if ('getResponse' in error) return (error as unknown as { getResponse(): Response }).getResponse();
    if (status === 500)
      parts.logger.error({ error: error.name, at: error.stack?.split('\n')[1]?.trim() }, 'owner’s page failed');
    const words = status === 422 ? error.message : '这一页没能打开，请过一会儿再试。';
    return c.html(frameOf({ title: '没有做成', place: ALONE, at: null, body: notice(words) }), status);
  });
  return app;
}

/** The same pages in one place, in frames of `ancestors` alone. */
function placed(parts: OwnerParts, place: Place, ancestors: readonly string[]): Hono<OwnerEnv> {
  const app = new Hono<OwnerEnv>({ strict: false });
  app.use(pageHeaders(ancestors), bodyLimit({ maxSize: LONGEST }));
  app.use(async (c, next) => {
    const origin = c.req.header('origin');
    if (c.req.method !== 'GET' && origin !== undefined && !isOurs(origin, c)) return c.text('只接受本页的表单', 403);
    c.header('cache-control', 'no-store');
    return next();
  });
  app.route('/', askRoutes(parts, place));
  app.route('/', clauseRoutes(parts, place));
  app.route('/', cardRoutes(parts, place));
  app.route('/', calculatorRoutes(parts, place));
  return app;
}

const notice = (words: string) => html`<h1>${words}</h1><p><a href="/">回到提问</a></p>`;

/** The owner's page as a server mounts it. */
export function ownerListener(parts: OwnerParts): RequestListener {
  const listen = getRequestListener(ownerApp(parts).fetch);
  return (request, response) => void listen(request, response);
}
