import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { Directory } from '../../src/desk/directory.ts';
import { ACCOUNTS } from '../../src/office/accounts.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { type Browser, DeskRig, PASSWORD } from '../fakes/desk-rig.ts';
import { OidcIssuer } from '../fakes/oidc-issuer.ts';

let issuer: OidcIssuer;
let rig: DeskRig;
beforeAll(async () => {
  issuer = await new OidcIssuer().listen();
});
afterAll(() => issuer.close());
beforeEach(() => {
  issuer.claims = { sub: 'u1', preferred_username: '小林', roles: ['kefu'] };
  issuer.wrong = null;
  const roles = new Map([
    ['kefu', 'clerk'],
    ['zuzhang', 'lead'],
    ['zhengce', 'officer'],
  ] as const);
  const settings = {
    issuer: issuer.root,
    clientId: 'desk',
    clientSecret: issuer.secret,
    origin: 'http://desk',
    claim: 'roles',
    roles,
  };
  rig = new DeskRig(new MemoryStore(), new Directory(settings));
});

/** Goes to the directory and comes back to the address that it names. */
async function goes(browser: Browser, change: (back: string) => string = (back) => back) {
  const out = await browser.get('/desk/directory');
  expect(out.status).toBe(303);
  const sent = await fetch(out.headers.get('location') ?? '', { redirect: 'manual' });
  return browser.get(change(new URL(sent.headers.get('location') ?? '').href.replace('http://desk', '')));
}
const role = async (name: string) => (await rig.run((tx) => ACCOUNTS.get(tx, name)))?.value.role;

describe('whoever the agency’s directory vouches for', () => {
  test('has an account from the first time on, of the role that their claim says, and a session like any other', async () => {
    const browser = rig.browser();
    const back = await goes(browser);
    expect([back.status, back.headers.get('refresh')]).toEqual([200, '0; url=/desk']);
    expect(back.headers.getSetCookie().find((each) => each.startsWith('cewen-desk='))).toMatch(
      /HttpOnly; SameSite=Strict$/,
    );
    expect((await browser.get('/desk')).status).toBe(200);
    expect(browser.page).toContain('退出 小林');
    expect(await role('小林')).toBe('clerk');
    issuer.claims = { ...issuer.claims, preferred_username: '改了名', roles: ['kefu', 'zuzhang'] };
    await goes(rig.browser());
    expect([await role('小林'), await role('改了名')]).toEqual(['lead', undefined]);
  });

  test('is never made an admin, and gets nothing where no role is theirs', async () => {
    for (const roles of [['admin'], 'admin', [], undefined, { admin: true }]) {
      issuer.claims = { sub: 'u1', preferred_username: '小林', roles };
      expect((await goes(rig.browser())).status).toBe(403);
    }
    expect(await role('小林')).toBeUndefined();
    const env = {
      PORT: '1',
      CEWEN_DESK: 'on',
      CEWEN_DESK_OIDC_ISSUER: 'https://id.example',
      CEWEN_DESK_OIDC_CLIENT_ID: 'a',
      CEWEN_DESK_OIDC_CLIENT_SECRET: 'b',
      CEWEN_DESK_OIDC_ORIGIN: 'https://desk.example',
    };
    expect(() => readConfig({ ...env, CEWEN_DESK_OIDC_ROLES: 'x=admin' }, true)).toThrow('管理员不能由单位账号产生');
    expect(() =>
      readConfig({ ...env, CEWEN_DESK_OIDC_ROLES: 'x=lead', CEWEN_DESK_OIDC_ISSUER: 'http://id.example' }, true),
    ).toThrow('https');
    const { serving } = readConfig({ ...env, CEWEN_DESK_OIDC_ROLES: '组长=lead 客服=clerk' }, true);
    expect(serving?.desk?.directory?.roles).toEqual(
      new Map([
        ['组长', 'lead'],
        ['客服', 'clerk'],
      ]),
    );
  });

  test('takes over no account of that name, and signs in by no password', async () => {
    await rig.account('小林', 'admin');
    await goes(rig.browser());
    expect([await role('小林'), await role('小林-2')]).toEqual(['admin', 'clerk']);
    for (const password of ['', PASSWORD])
      expect((await rig.browser().post('/desk/sign-in', { name: '小林-2', password })).status).toBe(401);
  });

  test('is kept out once the account is closed', async () => {
    await goes(rig.browser());
    const admin = await rig.signedIn('甲', 'admin');
    await admin.get('/desk/accounts');
    await admin.post(`/desk/accounts/${encodeURIComponent('小林')}`, { active: 'no' });
    expect((await goes(rig.browser())).status).toBe(403);
  });
});

describe('nobody comes in', () => {
  test.each(['key', 'audience', 'issuer', 'nonce', 'expired'] as const)('by a token with a wrong %s', async (wrong) => {
    issuer.wrong = wrong;
    const browser = rig.browser();
    expect((await goes(browser)).status).toBe(401);
    expect((await browser.get('/desk')).status).toBe(303);
  });

  test('with the state of another, or without what was kept, or a second time with one code', async () => {
    const browser = rig.browser();
    expect((await goes(browser, (back) => back.replace(/state=[^&]+/, 'state=x'))).status).toBe(401);
    let used = '';
    await goes(browser, (back) => {
      used = back;
      return back;
    });
    expect((await rig.browser().get(used)).status).toBe(401);
    const thief = rig.browser();
    await thief.get('/desk/directory');
    expect((await thief.get(used)).status).toBe(401);
  });

  test('where the directory is away, and the way by password stays', async () => {
    const settings = {
      issuer: 'http://127.0.0.1:1',
      clientId: 'desk',
      clientSecret: 'x',
      origin: 'http://desk',
      claim: 'roles',
      roles: new Map(),
    };
    const alone = new DeskRig(new MemoryStore(), new Directory(settings));
    expect((await alone.browser().get('/desk/directory')).status).toBe(502);
    expect(await (await alone.browser().get('/desk/sign-in')).text()).toContain('用单位账号登录');
    expect(await (await new DeskRig().browser().get('/desk/sign-in')).text()).not.toContain('用单位账号登录');
    expect((await new DeskRig().browser().get('/desk/directory')).headers.get('location')).toBe('/desk/sign-in');
  });
});
