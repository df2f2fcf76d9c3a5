import { Hono } from 'hono';
import { html } from 'hono/html';
import { InputError } from '../errors.ts';
import { addressOf } from '../http/client-address.ts';
import { join, signIn } from '../office/sign-in.ts';
import { type DeskContext, type DeskEnv, fieldOf } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { type DeskMarkup, pageOf } from './pages/page.ts';

/** The way in: with a name and a password, or with a code that makes an account. */
export function signInRoutes(
  { store, clock, proxies, directory }: DeskParts,
  keepToken: (c: DeskContext, token: string) => void,
) {
  const app = new Hono<DeskEnv>();
  const signInPage = (name: string, words: string): DeskMarkup => wayIn(name, words, directory !== null);
  app.get('/sign-in', (c) => c.html(signInPage('', '')));
  app.post('/sign-in', async (c) => {
    const [name, password] = [await fieldOf(c, 'name'), await fieldOf(c, 'password')];
    const from = addressOf(c, proxies);
    try {
      const token = await signIn(store, { name, password, from }, clock.now());
      if (token === null) return c.html(signInPage(name, '账号或密码不对'), 401);
      keepToken(c, token);
      return c.redirect('/desk', 303);
    } catch (error) {
      if (error instanceof InputError) return c.html(signInPage(name, error.message), 429);
      throw error;
    }
  });
  app.get('/join', (c) => c.html(joinPage(c.req.query('code') ?? '', '', '')));
  app.post('/join', async (c) => {
    const [code, name, password] = [await fieldOf(c, 'code'), await fieldOf(c, 'name'), await fieldOf(c, 'password')];
    const from = addressOf(c, proxies);
    try {
      await join(store, { code, name, password, from }, clock.now());
      return c.html(signInPage(name, '账号已建立，请登录'));
    } catch (error) {
      if (error instanceof InputError) return c.html(joinPage(code, name, error.message), 422);
      throw error;
    }
  });
  return app;
}

const saying = (words: string): DeskMarkup | '' =>
  words === '' ? '' : html`<p class="notice" role="alert">${words}</p>`;

const wayIn = (name: string, words: string, vouched: boolean): DeskMarkup =>
  pageOf({
    title: '登录',
    by: null,
    body: html`${saying(words)}
      <form method="post" action="/desk/sign-in" class="narrow">
        <label for="name">账号</label><input id="name" name="name" value="${name}" autocomplete="username" required />
        <label for="password">密码</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <button class="main">登录</button>
        ${vouched ? html`<p><a href="/desk/directory">用单位账号登录</a></p>` : ''}
      </form>`,
  });

const joinPage = (code: string, name: string, words: string): DeskMarkup =>
  pageOf({
    title: '建立账号',
    by: null,
    body: html`${saying(words)}
      <form method="post" action="/desk/join" class="narrow">
        <label for="code">邀请码</label><input id="code" name="code" value="${code}" autocomplete="off" required />
        <label for="name">账号（同事看到的名字）</label>
        <input id="name" name="name" value="${name}" autocomplete="username" required />
        <label for="password">密码（12 个字符以上）</label>
        <input id="password" name="password" type="password" autocomplete="new-password" minlength="12" required />
        <button class="main">建立账号</button>
      </form>`,
  });
