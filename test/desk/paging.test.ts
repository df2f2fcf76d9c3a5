import { load } from 'cheerio';
import { beforeEach, describe, expect, test } from 'vitest';
import { chatKey } from '../../src/desk/chat-key.ts';
import { clientPage } from '../../src/desk/pages/client-pages.ts';
import type { ClientView } from '../../src/office/clients/client-view.ts';
import { keepPhrase } from '../../src/office/notes.ts';
import { sessionOf } from '../../src/office/sign-in.ts';
import { openQuestion } from '../../src/store/open-questions.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';

let rig: DeskRig;
let clerk: Browser;
beforeEach(async () => {
  rig = new DeskRig();
  clerk = await rig.signedIn('甲');
});
const all = (css: string, of = clerk.page): string[] => {
  const page = load(of);
  return page(css)
    .map((_, one) => page(one).text())
    .get();
};
const linkTo = (words: string): string => load(clerk.page)(`a:contains("${words}")`).attr('href') ?? '';

describe('phrases', () => {
  let thread: Thread;
  beforeEach(async () => {
    thread = await rig.heard('奖励多少');
    for (let n = 1; n <= 45; n += 1) {
      rig.clock.advance(1000);
      await rig.run((tx) => keepPhrase(tx, `第${n}句`, `内容${n}，稍等。`, '乙', rig.clock.now()));
    }
  });

  test('stand beside a chat a page at a time, and each of them can be put into the reply', async () => {
    await clerk.get(`/desk/chat/${chatKey(thread)}?view=bot`);
    const seen = new Set(all('.phrases button'));
    expect(seen.size).toBe(20);
    await clerk.get(linkTo('更多常用语'));
    for (const words of all('.listed h2')) seen.add(words);
    await clerk.get(linkTo('下一页'));
    for (const words of all('.listed h2')) seen.add(words);
    expect(seen.size).toBe(45);
    expect(linkTo('下一页')).toBe('');
    await clerk.get(linkTo('放进回复'));
    expect(load(clerk.page)('#reply textarea').val()).toMatch(/^内容5，稍等。$/);
    expect(linkTo('返回列表')).toBe('/desk?view=bot');
  });

  test('are there to read for a clerk, and to change for a lead', async () => {
    await clerk.get('/desk');
    await clerk.get(linkTo('常用语'));
    expect([all('.listed h2').length, linkTo('下一页')]).toEqual([45, '']);
    expect(load(clerk.page)('form[action="/desk/phrases"]').length).toBe(0);
    expect((await clerk.post('/desk/phrases', { title: '新', text: '新' })).status).toBe(422);
    const lead = await rig.signedIn('乙', 'lead');
    await lead.get('/desk/phrases');
    expect((await lead.post('/desk/phrases', { title: '新', text: '新' })).status).toBe(303);
  });
});

test('the days ahead of a client stand a page at a time', async () => {
  const ahead = Array.from({ length: 45 }, (_, n) => ({ on: `2027-01-${n}`, title: `第${n}项` }));
  const nothing = { fits: [], near: [], open: [], had: [], changes: [], facts: [], ask: null, fault: null };
  const view = { ...nothing, ahead, certain: '0元', possible: '0元', standings: {} } as unknown as ClientView;
  const profile = { facts: {}, received: [], seen: null, chats: [] } as never;
  const by = await rig.run((tx) => sessionOf(tx, clerk.cookie.split('=')[1] ?? '', rig.clock.now()));
  if (!by) throw new Error('nobody is signed in');
  const more = { fault: '', facts: [], measures: [], year: '2026' };
  const shown = async (days: number): Promise<readonly [number, string]> => {
    const page = load(String(await clientPage(by, '云溪公司', profile, view, { ...more, days })));
    return [page('#days li').length, page('a:contains("下一页")').attr('href') ?? ''];
  };
  const to = (page: number): string => `/desk/clients/${encodeURIComponent('云溪公司')}?days=${page}#days`;
  expect([await shown(0), await shown(1), await shown(2)]).toEqual([
    [20, to(1)],
    [20, to(2)],
    [5, ''],
  ]);
});

test('all who wait for one answer are shown, a page at a time, and all are told', async () => {
  for (let n = 0; n < 60; n += 1) {
    const whose = { channel: 'wecom', chat: `s${n}`, sender: `s${n}` } as const;
    await rig.heard('园区租金补贴怎么申请', whose.sender);
    const open = { question: '园区租金补贴怎么申请', why: 'nothing-held', clause: null } as const;
    await rig.run((tx) => openQuestion(tx, whose, open, rig.clock.now()));
  }
  await clerk.get('/desk/learning');
  const path = load(clerk.page)('.listed h2 a').attr('href') ?? '';
  await clerk.get(path);
  expect(clerk.page).toContain('谁在等（60）');
  const first = all('.listed li');
  const asked = load(clerk.page)('input[name=asked]').attr('value') ?? '';
  await clerk.get(linkTo('下一页'));
  expect([first.length, all('.listed li').length]).toEqual([50, 10]);
  const answered = await clerk.post(path, { asked, text: '请到园区窗口申请。', becomes: 'none' });
  expect(answered.headers.get('location')).toBe('/desk/learning?told=60');
});
