import { beforeEach, describe, expect, test } from 'vitest';
import { DEEDS } from '../../src/office/audit-trail.ts';
import { invite, signIn } from '../../src/office/sign-in.ts';
import { type Browser, DeskRig, PASSWORD } from '../fakes/desk-rig.ts';

const HOUR = 3_600_000;
let rig: DeskRig;
beforeEach(() => {
  rig = new DeskRig();
});

describe('whoever is not signed in', () => {
  test('is sent to the way in, from every page', async () => {
    for (const path of ['/desk', '/desk/chat/x', '/desk/accounts', '/desk/events', '/desk/nowhere']) {
      const response = await rig.browser().get(path);
      expect([response.status, response.headers.get('location')], path).toEqual([303, '/desk/sign-in']);
    }
  });

  test('joins by a code, once, within a day; the first is an admin, the next a clerk', async () => {
    const first = await rig.run((tx) => invite(tx, null, rig.clock.now()));
    const browser = rig.browser();
    const join = (code: string, name: string) => browser.post('/desk/join', { code, name, password: PASSWORD });
    expect((await join(first.code, '甲')).status).toBe(200);
    expect((await join(first.code, '乙')).status).toBe(422);
    const second = await rig.run((tx) => invite(tx, null, rig.clock.now()));
    expect([first.role, second.role]).toEqual(['admin', 'clerk']);
    rig.clock.advance(25 * HOUR);
    expect((await join(second.code, '乙')).status).toBe(422);
    expect(await rig.hash('甲')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('is refused after five wrong passwords, also with the right one, until a quarter of an hour has passed', async () => {
    await rig.account('甲');
    const browser = rig.browser();
    const tries = async (password: string) => (await browser.post('/desk/sign-in', { name: '甲', password })).status;
    for (let i = 0; i < 5; i += 1) expect(await tries('falsch')).toBe(401);
    expect(await tries(PASSWORD)).toBe(429);
    const elsewhere = { name: '甲', password: PASSWORD, from: '192.0.2.7' };
    expect(await signIn(rig.store, elsewhere, rig.clock.now())).not.toBeNull();
    rig.clock.advance(HOUR / 4 + 1);
    expect(await tries(PASSWORD)).toBe(303);
  });

  test('learns nothing of which accounts exist', async () => {
    await rig.account('甲');
    const said = async (name: string) =>
      (await rig.browser().post('/desk/sign-in', { name, password: 'falsch' })).text();
    expect((await said('乙')).replaceAll('乙', '甲')).toBe(await said('甲'));
  });
});

describe('a session', () => {
  let browser: Browser;
  beforeEach(async () => {
    browser = await rig.signedIn('甲', 'admin');
  });

  test('is kept by a cookie of this site that no script reads; what is kept signs nobody in', async () => {
    const response = await rig.browser().post('/desk/sign-in', { name: '甲', password: PASSWORD });
    expect(response.headers.get('set-cookie')).toMatch(/; Path=\/desk; HttpOnly; SameSite=Strict$/);
    const kept = await rig.run((tx) => tx.records.list('session', '甲', 0, 9));
    for (const { id } of kept) expect(browser.cookie).not.toContain(id);
  });

  test('over TLS is kept by a cookie that no other host can set', async () => {
    const proxied = { 'x-forwarded-proto': 'https' };
    const response = await rig.browser().post('/desk/sign-in', { name: '甲', password: PASSWORD }, proxied);
    const set = response.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^__Host-cewen-desk=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const signedIn = async (cookie: string): Promise<number> => {
      const over = rig.browser();
      over.cookie = cookie;
      return (await over.get('/desk', proxied)).status;
    };
    const cookie = set.split(';')[0] ?? '';
    expect([await signedIn(cookie), await signedIn(cookie.replace('__Host-', ''))]).toEqual([200, 303]);
  });

  test('is never that which somebody brought along', async () => {
    const planted = rig.browser();
    planted.cookie = 'cewen-desk=planted';
    await planted.post('/desk/sign-in', { name: '甲', password: PASSWORD });
    expect(planted.cookie).not.toContain('planted');
    expect(planted.cookie).not.toBe(browser.cookie);
  });

  test('gets a new token every hour; the old one lasts a minute more', async () => {
    const old = browser.cookie;
    rig.clock.advance(HOUR);
    expect((await browser.get('/desk')).status).toBe(200);
    expect(browser.cookie).not.toBe(old);
    const late = rig.browser();
    late.cookie = old;
    expect((await late.get('/desk')).status).toBe(200);
    late.cookie = old;
    rig.clock.advance(HOUR / 30);
    expect((await late.get('/desk')).status).toBe(303);
    expect((await browser.get('/desk')).status).toBe(200);
  });

  test('ends after two idle hours, and after twelve in any case', async () => {
    for (let i = 0; i < 12; i += 1) {
      expect((await browser.get('/desk')).status).toBe(200);
      rig.clock.advance(HOUR);
    }
    expect((await browser.get('/desk')).status).toBe(303);
    const other = rig.browser();
    await other.post('/desk/sign-in', { name: '甲', password: PASSWORD });
    rig.clock.advance(2 * HOUR);
    expect((await other.get('/desk')).status).toBe(303);
  });

  test('ends everywhere where it is asked for, and with the account', async () => {
    const second = rig.browser();
    await second.post('/desk/sign-in', { name: '甲', password: PASSWORD });
    await browser.get('/desk/accounts');
    await browser.post('/desk/sign-out-everywhere', {});
    expect((await second.get('/desk')).status).toBe(303);
    const clerk = await rig.signedIn('乙');
    await second.post('/desk/sign-in', { name: '甲', password: PASSWORD });
    await second.get('/desk/accounts');
    await second.post(`/desk/accounts/${encodeURIComponent('乙')}`, { active: 'no' });
    expect((await clerk.get('/desk')).status).toBe(303);
  });

  test('does nothing for a form of another site, or one without its token', async () => {
    await browser.get('/desk');
    const there = { there: 'yes' };
    expect((await browser.post('/desk/here', there, { origin: 'http://evil' })).status).toBe(403);
    expect((await browser.post('/desk/here', { ...there, csrf: '' })).status).toBe(403);
    // What comes through a proxy that ends TLS is of this site.
    expect((await browser.post('/desk/here', there, { origin: 'https://desk' })).status).toBe(303);
    const other = await rig.signedIn('乙');
    await other.get('/desk');
    expect((await browser.post('/desk/here', { ...there, csrf: other.hidden('csrf') })).status).toBe(403);
    expect((await browser.post('/desk/here', there)).status).toBe(303);
  });

  test('is given another password by the old one alone, and every other session ends by that', async () => {
    const elsewhere = rig.browser();
    await elsewhere.post('/desk/sign-in', { name: '甲', password: PASSWORD });
    await browser.get('/desk/password');
    const tries = async (password: string, next: string) =>
      (await browser.post('/desk/password', { password, next })).status;
    expect(await tries('falsch', 'ein anderes 策')).toBe(422);
    expect(await tries(PASSWORD, 'kurz')).toBe(422);
    expect((await elsewhere.get('/desk')).status).toBe(200);
    expect(await tries(PASSWORD, 'ein anderes 策')).toBe(303);
    expect([(await browser.get('/desk')).status, (await elsewhere.get('/desk')).status]).toEqual([200, 303]);
    const signs = async (password: string) =>
      (await rig.browser().post('/desk/sign-in', { name: '甲', password })).status;
    const deeds = await rig.run((tx) => DEEDS.list(tx, null, 0, 100));
    const did = deeds.filter(({ value }) => value.by === '甲').map(({ value }) => value.did);
    expect(did.sort()).toEqual(['改密码', '登录', '登录', '登录失败'].sort());
    expect([await signs(PASSWORD), await signs('ein anderes 策')]).toEqual([401, 303]);
  });

  test('reaches as far as its role', async () => {
    const clerk = await rig.signedIn('乙');
    for (const path of ['/desk/accounts', '/desk/deeds']) {
      expect((await clerk.get(path)).status, path).toBe(422);
      expect((await browser.get(path)).status, path).toBe(200);
    }
    await clerk.get('/desk');
    expect((await clerk.post('/desk/accounts', { role: 'admin' })).status).toBe(422);
  });
});

test('a page allows no script and no style but our own, and is kept by nobody', async () => {
  const response = await (await rig.signedIn('甲')).get('/desk');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).not.toMatch(/ style="| on[a-z]+="|<script>/);
});

test('an asset is one of ours, whatever path is asked for', async () => {
  const browser = rig.browser();
  expect((await browser.get('/desk/assets/desk.css')).status).toBe(200);
  for (const name of ['..%2fdesk-app.ts', '%2e%2e/%2e%2e/package.json', 'nothing.js'])
    expect((await browser.get(`/desk/assets/${name}`)).status).not.toBe(200);
});
