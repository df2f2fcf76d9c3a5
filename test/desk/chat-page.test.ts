import { load } from 'cheerio';
import { beforeEach, describe, expect, test } from 'vitest';
import { chatKey } from '../../src/desk/chat-key.ts';
import { addNote, keepPhrase } from '../../src/office/notes.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';
import { citationOf, replyOf } from '../fakes/replies.ts';

let rig: DeskRig;
let one: Browser;
let two: Browser;
beforeEach(async () => {
  rig = new DeskRig();
  one = await rig.signedIn('甲');
  two = await rig.signedIn('乙');
});
const pathOf = (thread: Thread): string => `/desk/chat/${chatKey(thread)}`;
const stateOf = async (thread: Thread) => {
  const now = await rig.run((tx) => tx.threads.find(thread));
  return now && [now.state, now.owner];
};
const said = () => rig.sent.flatMap(({ rows }) => rows.map(({ author, outgoing }) => [author, outgoing.part.text]));

describe('a chat', () => {
  test('is the clerk’s who answers it, tells the asker so, and goes out in order', async () => {
    const thread = await rig.heard('奖励多少');
    await one.get(pathOf(thread));
    expect((await one.post(`${pathOf(thread)}/answer`, { text: '50万元' })).status).toBe(303);
    expect(await stateOf(thread)).toEqual(['person', '甲']);
    expect(said()).toEqual([
      ['desk:', '工作人员已接手，接下来由工作人员回复您。'],
      ['甲', '50万元'],
    ]);
  });

  test('that another has taken meanwhile is not answered twice: the second is told and keeps what they wrote', async () => {
    const thread = await rig.heard('奖励多少');
    for (const browser of [one, two]) await browser.get(pathOf(thread));
    await one.post(`${pathOf(thread)}/answer`, { text: '第一' });
    const refused = await two.post(`${pathOf(thread)}/answer`, { text: '第二' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toMatch(/别人动过[\s\S]*>第二<\/textarea>/);
    expect(said().map(([, text]) => text)).not.toContain('第二');
  });

  test('is taken, handed on, put back and ended, each told as it is', async () => {
    const thread = await rig.heard('奖励多少');
    const act = async (browser: Browser, doing: string, fields = {}) => {
      await browser.get(pathOf(thread));
      expect((await browser.post(`${pathOf(thread)}/${doing}`, fields)).status, doing).toBe(303);
      return stateOf(thread);
    };
    expect(await act(one, 'take')).toEqual(['person', '甲']);
    expect(await act(one, 'assign', { to: '乙' })).toEqual(['person', '乙']);
    expect(await act(two, 'back')).toEqual(['pool', null]);
    expect(await act(one, 'take')).toEqual(['person', '甲']);
    expect(await act(one, 'close')).toEqual(['ended', null]);
    const words = said().map(([, text]) => text);
    expect(words).toHaveLength(3);
    expect(words.at(-1)).toContain('策问继续回答');
  });

  test('of another is handed on by a lead, not by a clerk', async () => {
    const thread = await rig.heard('奖励多少');
    await one.get(pathOf(thread));
    await one.post(`${pathOf(thread)}/take`, {});
    await two.get(pathOf(thread));
    expect((await two.post(`${pathOf(thread)}/assign`, { to: '乙' })).status).toBe(409);
    const lead = await rig.signedIn('丙', 'lead');
    await lead.get(pathOf(thread));
    expect((await lead.post(`${pathOf(thread)}/assign`, { to: '丙' })).status).toBe(303);
    expect(await stateOf(thread)).toEqual(['person', '丙']);
  });

  test('shows what the assistant said and why, with the clause to insert, and its unsent answer as a suggestion', async () => {
    const step = { kind: 'amount', say: '500万元 × 3% = 15万元', clause: 'c', holds: null, figures: [] };
    const answer = replyOf('每年15万元[1]。', {
      citations: [citationOf(1)],
      calculations: [{ rule: 'r', steps: [step] } as never],
      figures: [
        { text: '15万元', value: '150000', unit: '元', origin: 'calculation', ref: 'changsha-loan-interest' },
        { text: '3%', value: '3', unit: '%', origin: 'clause', ref: citationOf(1).clause },
        { text: '500万元', value: '5000000', unit: '元', origin: 'user', ref: '年度贷款总额' },
        { text: '30天', value: '30', unit: 'day', origin: 'setting', ref: 'texts-kept' },
      ],
    });
    const thread = await rig.heard('贷款500万能贴多少', 's1', answer);
    const page = await (await one.get(pathOf(thread))).text();
    expect(page).toContain('策问的建议：依据 1 条，计算 1 项，4 个数字都有出处');
    expect(page).toContain('<li>500万元 × 3% = 15万元</li>');
    expect(page).toContain('data-insert="每年15万元[1]。"');
    expect(page).toContain('插入条款');
    const gate = load(page)('.gate li');
    expect(gate.map((_, one) => load(one).text().trim()).get()).toEqual([
      '15万元 ← 计算 长沙市级小巨人企业贷款贴息',
      '3% ← 条款 《关于促进长沙市中小微企业高质量发展的若干意见》一(1)',
      '500万元 ← 对方说的 年度贷款总额',
      '30天 ← 设置',
    ]);
  });

  test('marks a clerk’s figures that stand in no clause, before and after they are sent', async () => {
    const thread = await rig.heard('奖励多少');
    await one.get(pathOf(thread));
    const checked = await one.post(`${pathOf(thread)}/check`, { text: '有50万元，还有80万元' });
    expect(((await checked.json()) as { bound: string | null }[]).map(({ bound }) => bound)).toEqual(['c#1', null]);
    await one.post(`${pathOf(thread)}/answer`, { text: '有50万元，还有80万元' });
    expect(await (await one.get(pathOf(thread))).text()).toMatch(/有50万元，还有<mark[^>]*>80万元<\/mark>/);
  });

  test('tells who else has it open and who writes in it', async () => {
    const thread = await rig.heard('奖励多少');
    const leave = rig.live.join({ account: '乙', chat: JSON.stringify(['wecom', 's1', 's1']), tell: () => {} });
    expect(await (await one.get(pathOf(thread))).text()).toContain('乙 也在看');
    await two.get(pathOf(thread));
    await two.post(`${pathOf(thread)}/writes`, {});
    expect(await (await one.get(pathOf(thread))).text()).toContain('乙 正在回复');
    leave();
    expect(await (await one.get(pathOf(thread))).text()).not.toContain('乙 正在回复');
  });

  test('keeps notes, is put off, and silences the assistant with an end and a reason', async () => {
    const thread = await rig.heard('奖励多少');
    const act = async (doing: string, fields: Record<string, string>) => {
      await one.get(pathOf(thread));
      return (await one.post(`${pathOf(thread)}/${doing}`, fields)).status;
    };
    expect(await act('note', { note: '周五前回电' })).toBe(303);
    expect(await act('snooze', { hours: '4' })).toBe(303);
    expect(await act('silence', { scope: 'person', hours: '24', reason: '' })).toBe(409);
    expect(await act('silence', { scope: 'person', hours: '24', reason: '在电话里谈' })).toBe(303);
    const page = await (await one.get(pathOf(thread))).text();
    expect(page).toContain('周五前回电');
    expect(page).toContain('在电话里谈（甲）');
    expect(page).toContain('稍后');
    expect(await act('speak', { scope: 'person' })).toBe(303);
    expect(await (await one.get(pathOf(thread))).text()).not.toContain('在电话里谈');
  });

  test('shows its newest notes, and leads to a page of all where there are more', async () => {
    const thread = await rig.heard('奖励多少');
    const noted = async (page: string): Promise<string[]> => {
      const notes = load(await (await one.get(page)).text())('.notes .text');
      return notes.toArray().map((each) => load(each).text());
    };
    const add = (i: number) => rig.run((tx) => addNote(tx, thread, `备注${i}`, '乙', i));
    for (let i = 0; i < 50; i += 1) await add(i);
    expect(await noted(pathOf(thread))).toHaveLength(50);
    expect(one.page).not.toContain('所有备注');
    await add(50);
    await add(51);
    expect((await noted(pathOf(thread)))[0]).toBe('备注51');
    expect(one.page).toContain(`href="${pathOf(thread)}/notes"`);
    expect(await noted(`${pathOf(thread)}/notes`)).toHaveLength(50);
    expect(await noted(`${pathOf(thread)}/notes?page=1`)).toEqual(['备注1', '备注0']);
    expect((await one.get('/desk/chat/none/notes')).status).toBe(404);
  });

  test('sends a reply later, shows it till then, and says where it will not go', async () => {
    const thread = await rig.heard('奖励多少');
    const act = async (doing: string, fields: Record<string, string>) => {
      await one.get(pathOf(thread));
      return (await one.post(`${pathOf(thread)}/${doing}`, fields)).status;
    };
    const shanghai = new Date(rig.clock.now() + 9 * 3_600_000).toISOString().slice(0, 16);
    expect(await act('later', { text: '一小时后再说', at: 'gestern' })).toBe(409);
    expect(one.page).toContain('>一小时后再说</textarea>');
    expect(await act('later', { text: '一小时后再说', at: shanghai })).toBe(303);
    const shown = async () => load(await (await one.get(pathOf(thread))).text())('#laters').text();
    expect(await shown()).toMatch(/甲 · .*发送[\s\S]*一小时后再说/);
    rig.clock.advance(1);
    await rig.heard('又想起一件事');
    expect(await shown()).toContain('对方又说话了，到时间不会发');
    await act('later-drop', { id: one.hidden('id') });
    expect(await shown()).not.toContain('一小时后再说');
  });

  test('stands in the queue with the client that it is about, unless it is a group’s', async () => {
    const thread = await rig.heard('奖励多少');
    const open = (whose: Thread) =>
      rig.run((tx) => tx.conversations.keep(whose, { client: '宏达机械', memory: null, facts: [] }, 1));
    await open(thread);
    expect(await (await one.get('/desk?view=bot')).text()).toContain('企业微信 · 宏达机械 · 新来');
    await rig.run((tx) => tx.threads.forget(thread));
    await open(await rig.run((tx) => tx.threads.heard({ ...thread, kind: 'group' }, 1)));
    expect(await (await one.get('/desk?view=bot')).text()).not.toContain('宏达机械');
  });

  test('shows a file by its kind, name and size', async () => {
    const thread = await rig.heard('奖励多少');
    await rig.run((tx) => {
      const content = { kind: 'unreadable', what: 'file', name: '<b>执照</b>.pdf', bytes: 1_300_000 } as const;
      const rest = { id: 'f1', revises: null, quoted: null, ticket: null, sentAt: 1 };
      return tx.inbox.record({ ...thread, channel: 'wecom', ...rest, content }, 'done', rig.clock.now());
    });
    const $ = load(await (await one.get(pathOf(thread))).text());
    expect($('.asked .text').last().text()).toBe('［文件 <b>执照</b>.pdf 1.2 MB］');
  });

  test('that is none is not found', async () => {
    for (const key of ['x', chatKey({ channel: 'wecom', chat: 'nobody', sender: 'nobody' })])
      expect((await one.get(`/desk/chat/${key}`)).status).toBe(404);
  });
});

test('nothing that anybody wrote becomes markup: messages, names, notes, clauses, searches', async () => {
  const evil = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '</textarea><svg onload=alert(1)>',
  ];
  for (const [i, words] of evil.entries()) {
    const clause = { ...citationOf(1), text: words, locator: words };
    const thread = await rig.heard(words, `s${i}${words}`, replyOf(words, { citations: [clause] }));
    await one.get(pathOf(thread));
    await one.post(`${pathOf(thread)}/note`, { note: words });
    await one.post(`${pathOf(thread)}/silence`, { scope: 'person', hours: '1', reason: words });
    await one.get(pathOf(thread));
    await one.post(`${pathOf(thread)}/answer`, { text: words });
    const pages = [
      await (await one.get(pathOf(thread))).text(),
      await (await one.get(`/desk?q=${encodeURIComponent(words)}`)).text(),
    ];
    for (const page of pages) {
      const $ = load(page);
      expect($('script').length).toBe(1);
      expect($('img, svg').length).toBe(0);
      const handlers = $('*')
        .toArray()
        .flatMap((element) => Object.keys('attribs' in element ? element.attribs : {}));
      expect(handlers.filter((name) => name.startsWith('on'))).toEqual([]);
      if (page.includes('id="lines"')) expect($('.person .text').text()).toBe(words);
    }
  }
});

test('the queue pages, counts, and finds chats by words that the asker wrote', async () => {
  for (let i = 0; i < 65; i += 1)
    await rig.heard(i === 7 ? '想问装修补贴' : '奖励多少', `s${String(i).padStart(2, '0')}`);
  const listed = async (query: string) =>
    ((await (await one.get(`/desk?${query}`)).text()).match(/class="chat"/g) ?? []).length;
  expect([await listed('view=bot'), await listed('view=bot&page=1'), await listed('view=bot&page=2')]).toEqual([
    30, 30, 5,
  ]);
  expect(one.page).toMatch(/策问在答 <span class="count">65<\/span>/);
  expect(await listed(`q=${encodeURIComponent('装修')}`)).toBe(1);
  expect(await listed('view=mine')).toBe(0);
});

test('who saw and did what is on record, and never what was said', async () => {
  const thread = await rig.heard('我家有秘密');
  await one.get(pathOf(thread));
  await one.post(`${pathOf(thread)}/answer`, { text: '也是秘密' });
  const lead = await rig.signedIn('丙', 'lead');
  const page = await (await lead.get('/desk/deeds')).text();
  for (const did of ['查看', '接手', '回复', '登录']) expect(page).toContain(`<td>${did}</td>`);
  expect(page).not.toContain('秘密');
});

test('a card of a measure stands beside the clause that grants it, to be put into the box', async () => {
  await rig.heard('奖励多少', 's1', replyOf('每年15万元[1]。', { citations: [citationOf(1)] }));
  const by = one;
  await by.get(`/desk/chat/${chatKey({ channel: 'wecom', chat: 's1', sender: 's1' })}`);
  expect(by.page).toContain('<button type="button" data-insert="贷款贴息\n给多少：50万元">插入卡片：贷款贴息</button>');
});

test('phrases and accounts are shown a page at a time', async () => {
  const by = await rig.signedIn('管', 'admin');
  for (let i = 0; i < 51; i += 1) {
    await rig.account(`同事${i}`);
    await rig.run((tx) => keepPhrase(tx, `短语${i}`, '您好', '甲', i));
  }
  for (const [path, each] of [
    ['/desk/phrases', '短语'],
    ['/desk/accounts', '同事'],
  ] as const) {
    const shown = async (page: number): Promise<number> => {
      await by.get(`${path}?page=${page}`);
      return by.page.split(`<h2>${each}`).length - 1;
    };
    expect((await shown(0)) + (await shown(1))).toBe(51);
    await by.get(path);
    expect(by.page).toContain(`href="${path}?page=1"`);
  }
});
