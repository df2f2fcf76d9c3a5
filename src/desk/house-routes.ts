import { Hono } from 'hono';
import { html } from 'hono/html';
import { InputError } from '../errors.ts';
import { ACCOUNTS, type AccountRole, changeAccount, may, type Right, ROLES } from '../office/accounts.ts';
import { DEEDS, note } from '../office/audit-trail.ts';
import { keepPhrase, PHRASES } from '../office/notes.ts';
import { invite, signOut, signOutEverywhere } from '../office/sign-in.ts';
import { readQueue } from './chat-read.ts';
import { type DeskContext, type DeskEnv, fieldOf, pageAsked } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { accountsPage, deedsPage, phrasesPage } from './pages/house-pages.ts';
import { pageOf } from './pages/page.ts';
import { queueOf } from './pages/queue.ts';

const A_PAGE = 50;

/** The queue, and what is kept for the whole desk: phrases, accounts, the record of who did what. */
export function houseRoutes({ store, clock, send }: DeskParts, tokenOf: (c: DeskContext) => string): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/', async (c) => {
    const queue = await store.transaction((tx) => readQueue(tx, c, clock.now()));
    const body = html`<div class="desk"><aside class="queue" id="queue" aria-label="对话列表">${queueOf(queue)}</aside>
      <section class="talk none"><p class="empty">选一个对话。按 j、k 上下移动，按 ? 看快捷键。</p></section></div>`;
    return c.html(pageOf({ title: '对话', by: c.get('by'), body, live: { chat: '', version: 0, lines: '' } }));
  });
  app.post('/here', async (c) => {
    const available = (await fieldOf(c, 'there')) === 'yes';
    await store.transaction((tx) => changeAccount(tx, c.get('by').account.id, { available }));
    send([]);
    return c.redirect('/desk', 303);
  });
  app.post('/sign-out', async (c) => {
    await store.transaction((tx) => signOut(tx, tokenOf(c)));
    return c.redirect('/desk/sign-in', 303);
  });
  app.post('/sign-out-everywhere', async (c) => {
    await store.transaction((tx) => signOutEverywhere(tx, c.get('by').account.id));
    return c.redirect('/desk/sign-in', 303);
  });
  app.get('/phrases', async (c) => {
    const page = pageAsked(c);
    const phrases = await store.transaction((tx) => PHRASES.list(tx, null, page * A_PAGE, A_PAGE + 1));
    return c.html(phrasesPage(c.get('by'), phrases.slice(0, A_PAGE), page, phrases.length > A_PAGE));
  });
  app.post('/phrases', async (c) => {
    barred(c, 'phrases');
    const [title, text, drop] = [await fieldOf(c, 'title'), await fieldOf(c, 'text'), await fieldOf(c, 'drop')];
    const { id } = c.get('by').account;
    await store.transaction((tx) =>
      drop === '' ? keepPhrase(tx, title, text, id, clock.now()) : PHRASES.remove(tx, drop),
    );
    return c.redirect('/desk/phrases', 303);
  });
  app.get('/deeds', async (c) => {
    barred(c, 'audit');
    const page = pageAsked(c);
    const deeds = await store.transaction((tx) => DEEDS.list(tx, null, page * A_PAGE, A_PAGE + 1));
    return c.html(deedsPage(c.get('by'), deeds.slice(0, A_PAGE), page, deeds.length > A_PAGE));
  });
  const accounts = async (c: DeskContext, code: string | null): Promise<Response> => {
    const page = pageAsked(c);
    const all = await store.transaction((tx) => ACCOUNTS.list(tx, null, page * A_PAGE, A_PAGE + 1));
    return c.html(accountsPage(c.get('by'), all.slice(0, A_PAGE), code, page, all.length > A_PAGE));
  };
  app.get('/accounts', (c) => {
    barred(c, 'accounts');
    return accounts(c, null);
  });
  app.post('/accounts', async (c) => {
    barred(c, 'accounts');
    const role = roleOf(await fieldOf(c, 'role'));
    const made = await store.transaction(async (tx) => {
      await note(tx, { by: c.get('by').account.id, did: '发邀请码', to: role }, clock.now());
      return invite(tx, role, clock.now());
    });
    return accounts(c, made.code);
  });
  app.post('/accounts/:id', async (c) => {
    barred(c, 'accounts');
    const id = c.req.param('id');
    const active = (await fieldOf(c, 'active')) === 'yes';
    const me = c.get('by').account.id;
    if (id === me) throw new InputError('自己的账号不能停用');
    await store.transaction(async (tx) => {
      await changeAccount(tx, id, active ? { active } : { active, available: false });
      if (!active) await signOutEverywhere(tx, id);
      await note(tx, { by: me, did: active ? '启用账号' : '停用账号', to: id }, clock.now());
    });
    return c.redirect('/desk/accounts', 303);
  });
  return app;
}

/** Raises InputError where the role of whoever is signed in does not reach. */
function barred(c: DeskContext, right: Right): void {
  if (!may(c.get('by').account, right)) throw new InputError('您的账号没有这个权限');
}

function roleOf(name: string): AccountRole {
  const role = ROLES.find((each) => each === name);
  if (!role) throw new InputError('没有这种角色');
  return role;
}
