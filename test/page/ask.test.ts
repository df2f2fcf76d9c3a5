import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { replyView } from '../../src/page/reply-view.ts';
import { held } from '../fakes/knowledge.ts';
import { PageRig, type PageVisitor } from '../fakes/page-rig.ts';
import { replyOf } from '../fakes/replies.ts';
import { escaped, FEW_SCRIPTS, liveIn } from '../fakes/scripts-in-words.ts';

let rig: PageRig;
let visitor: PageVisitor;
beforeEach(async () => {
  rig = await new PageRig(held).start();
  visitor = rig.visitor();
  await visitor.get('/');
});
afterEach(() => rig.close());

const textOf = (page: string): string => page.replace(/<[^>]+>/g, '');

describe('a question on the page', () => {
  test('is answered where it was asked, and stays with the visit; no word of it stands in an address', async () => {
    const response = await visitor.post('/', { id: visitor.hidden('id'), text: '奖励多少' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/#[\w-]+$/);
    expect(response.headers.get('set-cookie')).toMatch(/^cewen-page=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    await visitor.get('/');
    expect(textOf(visitor.page)).toMatch(/奖励多少[\s\S]*答：奖励多少/);
    await visitor.ask('还有呢');
    expect(textOf(visitor.page)).toMatch(/答：奖励多少[\s\S]*答：还有呢/);
    const other = rig.visitor();
    await other.get('/');
    expect(other.page).not.toContain('奖励多少');
  });

  test('stays readable however much was said since, a page at a time', async () => {
    for (let n = 1; n <= 35; n += 1) {
      rig.clock.advance(120_000);
      await visitor.ask(`第${n}问`);
    }
    const asked = () => [...visitor.page.matchAll(/<div class="text">(第\d+问)<\/div>/g)].map(([, words]) => words);
    expect([asked().length, asked()[0], asked().at(-1)]).toEqual([30, '第6问', '第35问']);
    await visitor.get(/<a href="(\/\?before=\d+)">更早的对话/.exec(visitor.page)?.[1] ?? '');
    expect(asked()).toEqual(['第1问', '第2问', '第3问', '第4问', '第5问']);
    expect(visitor.page).not.toContain('更早的对话');
    expect(visitor.page).toContain('<a href="/">回到最新的对话</a>');
  });

  test('is answered by the same visitor’s earlier words, under a name that does not give their token', async () => {
    await visitor.ask('一');
    await visitor.ask('二');
    const [one, two] = rig.house.messages.items;
    expect(one?.origin?.channel).toBe('web');
    expect(one?.origin?.sender).toBe(two?.origin?.sender);
    expect(visitor.cookie).not.toContain(one?.origin?.sender);
  });

  test('shows each source with its status and what it is, and opens its clause', async () => {
    await visitor.ask('引用');
    const link = /<a class="cite" href="([^"]+)"/.exec(visitor.page)?.[1] ?? '';
    expect(link).toBe('/clause/changsha-sme-2022/1.1');
    expect(textOf(visitor.page)).toMatch(
      /依据\s*《关于促进长沙市中小微企业高质量发展的若干意见》长政办发〔2022〕4号 一\(1\)\s*有效\s*转述/,
    );
    const response = await visitor.get(link);
    expect(response.status).toBe(200);
    const words = textOf(visitor.page);
    for (const each of [
      held.clauses.get('changsha-sme-2022#1.1')?.text,
      '长政办发〔2022〕4号',
      '2026-11-26 的状态',
      '节选',
    ])
      expect(words).toContain(each);
  });

  test('sent twice by one form is answered once', async () => {
    const fields = { id: visitor.hidden('id'), text: '奖励多少' };
    await visitor.post('/', fields);
    await Promise.all([visitor.post('/', { ...fields, text: '又' }), visitor.post('/', fields)]);
    expect(rig.house.texts).toEqual(['奖励多少']);
  });

  test('may be answered by a button, which names the question that it answers', async () => {
    await visitor.ask('选一个');
    const answers = visitor.hidden('answers');
    await visitor.ask('国家级', { answers });
    expect([answers, rig.house.messages.items.at(-1)?.answers]).toEqual(['q1', 'q1']);
  });

  test('is answered without a reload by the part that changed', async () => {
    const response = await visitor.post('/', { id: visitor.hidden('id'), text: '奖励多少' }, { 'x-live': '1' });
    expect(response.status).toBe(200);
    expect(textOf(visitor.page)).toContain('答：奖励多少');
  });

  test('is refused politely in a flood, by address or by visit, with the words still in the box', async () => {
    rig.admits = false;
    const response = await visitor.post('/', { text: '又一个问题' });
    expect(response.status).toBe(429);
    expect(textOf(visitor.page)).toMatch(/问得有点快/);
    expect(visitor.page).toMatch(/<textarea[^>]*>又一个问题<\/textarea>/);
    expect(rig.house.texts).toEqual([]);
  });

  test('is told of by delivery once, and refused by the page from then on, where one visit asks too much', async () => {
    await rig.close();
    rig = await new PageRig(held, {}, { settings: { perPerson: 1 } }).start();
    visitor = rig.visitor();
    await visitor.ask('一');
    await visitor.ask('二');
    expect(textOf(visitor.page)).toMatch(/二[\s\S]*您发得有点快/);
    const response = await visitor.post('/', { text: '三' });
    expect(response.status).toBe(429);
    expect(textOf(visitor.page)).toContain('这一条没有收下');
    expect(visitor.page).toMatch(/<textarea[^>]*>三<\/textarea>/);
    expect(rig.house.texts).toEqual(['一']);
  });

  test('is not taken where the operator serves no page, and is shown late where it takes long', async () => {
    rig.house.allowOnly('off: { channels: [web] }');
    expect((await visitor.post('/', { text: '一' })).status).toBe(429);
    rig.house.allowOnly('off: {}');
    const slow = visitor.post('/', { text: '慢' });
    await rig.house.messages.until(1);
    rig.clock.advance(25_000);
    expect((await slow).status).toBe(303);
    await visitor.get('/');
    expect(textOf(visitor.page)).toContain('正在查收录的文件');
    expect(visitor.page).toContain('data-follows="2"');
  });

  test('waits for one of an address that floods under many visits, not for all of them, and has its address nowhere on record', async () => {
    await rig.close();
    rig = await new PageRig(held, {}, { settings: { width: 1 } }).start();
    const begun: Promise<unknown>[] = [];
    const ask = async (peer: string, text: string, recorded: number): Promise<void> => {
      rig.peer = peer;
      begun.push(rig.visitor().post('/', { text }));
      while ((await rig.house.pending()).length < recorded) await new Promise((resolve) => setImmediate(resolve));
    };
    await ask('192.0.2.7', '慢', 1);
    for (let n = 1; n <= 9; n += 1) await ask('192.0.2.7', `洪${n}`, n + 1);
    await ask('198.51.100.9', '别的人', 11);
    expect(JSON.stringify(await rig.house.pending())).not.toMatch(/192\.0\.2|198\.51/);
    rig.house.release();
    await Promise.all(begun);
    expect(rig.house.texts.slice(0, 3)).toEqual(['慢', '洪1', '别的人']);
  });

  test('counts for the address that a proxy nearby names, and for nobody whom a stranger names', async () => {
    const from = async (peer: string, forwarded: string): Promise<string | undefined> => {
      rig.peer = peer;
      await visitor.post('/', { text: '一' }, { 'x-forwarded-for': forwarded });
      return rig.addresses.at(-1);
    };
    expect(await from('127.0.0.1', '10.1.1.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(await from('::ffff:172.17.0.1', '203.0.113.9')).toBe('203.0.113.9');
    expect(await from('::1', '2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(await from('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7');
  });

  test('from a form of another site, or of nobody knows where, is not taken', async () => {
    const sites = [
      { origin: 'http://evil' },
      { origin: '' },
      { origin: '', 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ];
    for (const from of sites) {
      expect((await visitor.post('/', { text: '奖励多少' }, from)).status, JSON.stringify(from)).toBe(403);
      expect(textOf(visitor.page)).toContain('回到提问');
    }
    expect(rig.house.texts).toEqual([]);
  });

  test('is taken where the browser says that the form is of this page, whatever host a proxy names', async () => {
    const proxied = { origin: 'https://public.example', 'sec-fetch-site': 'same-origin' };
    expect((await visitor.post('/', { text: '奖励多少' }, proxied)).status).toBe(303);
  });

  test('stands on record without what no database keeps, and is told to be too long before it is cut', async () => {
    await visitor.ask('\0奖励\0多少\r\n呢', { answers: 'q\0' });
    expect(rig.house.messages.items.at(-1)).toMatchObject({ text: '奖励多少\n呢', answers: 'q' });
    const long = `${'问'.repeat(1999)}😀`;
    expect((await visitor.post('/', { text: long })).status).toBe(422);
    expect(textOf(visitor.page)).toContain('一次最多 2000 个字');
    expect(visitor.page).toContain(`${long}</textarea>`);
    expect(rig.house.texts).toHaveLength(1);
  });

  test('that nothing was said to and nobody answers any more says so, and is not followed', async () => {
    await visitor.ask('一');
    const { sender = '' } = rig.house.messages.items[0]?.origin ?? {};
    const whose = { channel: 'web', chat: sender, kind: 'private', sender, sentAt: 0, quoted: null } as const;
    const content = { kind: 'text', text: '迟到的' } as const;
    await rig.house.store.transaction((tx) =>
      tx.inbox.record({ ...whose, id: 'late', revises: null, content, ticket: null }, 'stale', rig.clock.now() + 1),
    );
    await visitor.get('/');
    expect(textOf(visitor.page)).toMatch(/迟到的[\s\S]*这一条没有答上/);
    expect(visitor.page).toContain('data-follows=""');
  });

  test('is forgotten at once where the visitor wants it, though they may ask nothing more now', async () => {
    await visitor.ask('奖励多少');
    rig.admits = false;
    const { cookie } = visitor;
    await visitor.post('/forget', {});
    expect(textOf(visitor.page)).toMatch(/都已删除/);
    visitor.cookie = cookie;
    await visitor.get('/');
    expect(textOf(visitor.page)).not.toContain('答：');
    expect(rig.house.texts).toEqual(['奖励多少']);
  });

  test('is told not to be forgotten yet where it could not be, and the visit stays', async () => {
    await visitor.ask('奖励多少');
    const { cookie } = visitor;
    const { transaction } = rig.house.store;
    rig.house.store.transaction = () => Promise.reject(new StoreError('不通'));
    expect((await visitor.post('/forget', {})).status).toBe(503);
    rig.house.store.transaction = transaction;
    expect(textOf(visitor.page)).toContain('还没有删掉');
    expect(visitor.cookie).toBe(cookie);
  });

  test('asks nobody where the one who wants to be forgotten has said nothing', async () => {
    visitor.cookie = `cewen-page=${'x'.repeat(43)}`;
    await visitor.post('/forget', {});
    expect(await rig.house.pending()).toEqual([]);
    expect(rig.house.texts).toEqual([]);
  });

  test('is shown as words, whatever is written', async () => {
    for (const words of FEW_SCRIPTS) await visitor.post('/', { text: words });
    await visitor.get('/');
    expect(liveIn(visitor.page)).toEqual([]);
    for (const words of FEW_SCRIPTS) expect(visitor.page).toContain(escaped(words));
  });
});

test('a reply that a model worded says so, and no other does', async () => {
  const place = { base: '', framed: false } as const;
  const shown = async (wordedBy: 'rules' | 'model') =>
    String(await replyView(replyOf('奖励50万元。', { wordedBy }), place, new Set()));
  expect(await shown('model')).toContain('由AI辅助生成');
  expect(await shown('rules')).not.toContain('由AI辅助生成');
});

test('a page allows no script and no style but our own, stands in no frame, and is kept by nobody', async () => {
  const response = await visitor.get('/');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('x-frame-options')).toBe('DENY');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('set-cookie')).toBeNull();
});

test('over TLS it is bound to its own host, and so is the cookie, which no other host can set', async () => {
  const over = rig.visitor('https://page');
  const response = await over.post('/', { text: '一' });
  expect(response.headers.get('strict-transport-security')).toBe('max-age=15552000');
  expect(response.headers.get('set-cookie')).toMatch(
    /^__Host-cewen-page=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  await over.get('/');
  expect(over.page).toContain('答：一');
  over.cookie = over.cookie.replace('__Host-', '');
  await over.get('/');
  expect(over.page).not.toContain('答：一');
});

test('tells at the beginning whom one reaches, where the operator says so', async () => {
  expect(textOf(visitor.page)).not.toContain('要找人');
  const settings = new Map([['contact', '工作日 9:00-17:00 <服务台>']]);
  const other = await new PageRig(held, { settings }).start();
  const owner = other.visitor();
  await owner.get('/');
  await other.close();
  expect(owner.page).toContain('要找人：工作日 9:00-17:00 &lt;服务台&gt;');
});

test('no page is shown to an address that asks for too many', async () => {
  rig.reads = false;
  for (const path of ['/', '/cards', '/clause/changsha-sme-2022/1.1']) {
    expect((await visitor.get(path)).status, path).toBe(429);
    expect(textOf(visitor.page)).toContain('过一分钟再试');
  }
});

test('nothing is shown of a policy that the operator has switched off, nor of one that is not held', async () => {
  rig.withheld.add('changsha-sme-2022');
  for (const path of ['/clause/changsha-sme-2022/1.1', '/document/changsha-sme-2022', '/clause/nothing/1', '/nowhere'])
    expect((await visitor.get(path)).status, path).toBe(404);
});
