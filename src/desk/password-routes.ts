import { Hono } from 'hono';
import { html } from 'hono/html';
import { InputError } from '../errors.ts';
import { addressOf } from '../http/client-address.ts';
import { changePassword, type SignedIn } from '../office/sign-in.ts';
import { type DeskContext, type DeskEnv, fieldOf } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { type DeskMarkup, pageOf, token } from './pages/page.ts';

/** Another password for whoever is signed in by one; every other session of the account ends with the old one. */
export function passwordRoutes(
  { store, clock, proxies }: DeskParts,
  keepToken: (c: DeskContext, token: string) => void,
): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/password', (c) => c.html(passwordPage(c.get('by'), '')));
  app.post('/password', async (c) => {
    const by = c.get('by');
    const [password, next] = [await fieldOf(c, 'password'), await fieldOf(c, 'next')];
    try {
      const told = { name: by.account.id, password, next, from: addressOf(c, proxies) };
      keepToken(c, await changePassword(store, told, clock.now()));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return c.html(passwordPage(by, error.message), 422);
    }
    return c.redirect('/desk', 303);
  });
  return app;
}

const passwordPage = (by: SignedIn, fault: string): DeskMarkup =>
  pageOf({
    title: '改密码',
    by,
    body:
      by.account.value.hash === ''
        ? '您用单位账号登录，密码在单位的登录服务里改。'
        : html`${fault === '' ? '' : html`<p class="notice" role="alert">${fault}</p>`}
      <form method="post" action="/desk/password" class="narrow">${token(by)}
        <label for="password">现在的密码</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <label for="next">新密码（12 个字符以上）</label>
        <input id="next" name="next" type="password" autocomplete="new-password" minlength="12" required />
        <p class="hint">改了以后，别处的登录都要重新登录。</p>
        <button class="main">改密码</button>
      </form>`,
  });
