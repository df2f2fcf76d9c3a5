import { load } from 'cheerio';
import { beforeEach, describe, expect, test } from 'vitest';
import { KEPT_QUESTIONS, SAYINGS, WANTED_DOCUMENTS } from '../../src/office/learning/learned.ts';
import { closeQuestion, openQuestion } from '../../src/store/open-questions.ts';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';
import { citationOf, replyOf } from '../fakes/replies.ts';

const CLAUSE = 'changsha-sme-2022#1.1';
let rig: DeskRig;
let clerk: Browser;
let officer: Browser;
beforeEach(async () => {
  rig = new DeskRig();
  clerk = await rig.signedIn('甲');
  officer = await rig.signedIn('乙', 'officer');
});

const whose = (sender: string) => ({ channel: 'wecom', chat: sender, sender }) as const;
/** Somebody asks what finds no answer. */
async function missed(question: string, sender = 's1', clause: string | null = null): Promise<void> {
  await rig.heard(question, sender);
  await rig.run((tx) => openQuestion(tx, whose(sender), { question, why: 'nothing-held', clause }, rig.clock.now()));
  rig.clock.advance(1000);
}
const said = () =>
  rig.sent.flatMap(({ rows }) => rows.map(({ author, outgoing }) => [author, outgoing.chat, outgoing.part.text]));
const titles = () =>
  load(clerk.page)('.listed h2')
    .map((_, one) => load(one).text())
    .get();

/** Opens the first group, and answers it. */
async function answers(browser: Browser, fields: Record<string, string>): Promise<number> {
  await browser.get('/desk/learning');
  const to = load(browser.page)('.listed h2 a').attr('href') ?? '';
  await browser.get(to);
  const asked = load(browser.page)('input[name=asked]').attr('value') ?? '';
  return (await browser.post(to, { asked, ...fields })).status;
}

describe('what the assistant could not answer', () => {
  test('is shown together where it is asked in nearly the same words, the most often asked first, or the newest', async () => {
    await missed('园区租金补贴怎么申请');
    await missed('请问园区租金补贴怎么申请呢', 's2');
    await missed('职称评审什么时候开始', 's3');
    await clerk.get('/desk/learning');
    expect(titles()).toEqual(['请问园区租金补贴怎么申请呢', '职称评审什么时候开始']);
    expect(clerk.page).toContain('2 次 · 2 个对话');
    await clerk.get('/desk/learning?by=new');
    expect(titles()[0]).toBe('职称评审什么时候开始');
  });

  test('joins what is asked of one clause in other words', async () => {
    await missed('贴息申请要交什么材料', 's1', CLAUSE);
    await missed('贴息申请需要哪些材料呢', 's2', CLAUSE);
    await clerk.get('/desk/learning');
    expect(titles()).toHaveLength(1);
  });

  test('is no longer open once the asker finds an answer useful, or wants nothing kept', async () => {
    await missed('园区租金补贴怎么申请');
    await missed('职称评审什么时候开始', 's2');
    await rig.run((tx) => closeQuestion(tx, whose('s1'), '园区租金补贴怎么申请'));
    await rig.run((tx) => tx.threads.forget(whose('s2')));
    await clerk.get('/desk/learning');
    expect(titles()).toEqual([]);
  });

  test('is answered in each chat where it was asked, under the asker’s own words, and nobody takes those chats', async () => {
    await missed('园区30万租金补贴怎么申请');
    await missed('园区50万租金补贴怎么申请', 's2');
    await rig.heard('谢谢', 's2');
    expect(await answers(clerk, { text: '向园区办申请。' })).toBe(303);
    expect(said()).toEqual([
      ['甲', 's2', '您之前问“园区50万租金补贴怎么申请”，现在可以答复您：\n向园区办申请。'],
      ['甲', 's1', '您之前问“园区30万租金补贴怎么申请”，现在可以答复您：\n向园区办申请。'],
    ]);
    expect((await rig.run((tx) => tx.threads.find(whose('s1'))))?.owner).toBeNull();
    await clerk.get('/desk/learning?told=2');
    expect(titles()).toEqual([]);
    expect(clerk.page).toContain('发给 2 个对话');
  });

  test('is not written into a chat that a colleague has, who is told in a note, nor where nobody shall be written to', async () => {
    await missed('园区租金补贴怎么申请');
    await missed('园区租金补贴怎么申请', 's2');
    const thread = await rig.run((tx) => tx.threads.find(whose('s1')));
    if (!thread) throw new Error('no thread');
    await rig.run((tx) => tx.threads.move(thread, { state: 'person', owner: '乙', reason: null }, rig.clock.now()));
    const chat = Buffer.from(JSON.stringify(['wecom', 's2', 's2'])).toString('base64url');
    await clerk.get(`/desk/chat/${chat}`);
    await clerk.post(`/desk/chat/${chat}/silence`, { scope: 'person', hours: '24', reason: '对方要求' });
    expect(await answers(clerk, { text: '向园区办申请。' })).toBe(303);
    expect(said()).toEqual([]);
    const owned = Buffer.from(JSON.stringify(['wecom', 's1', 's1'])).toString('base64url');
    await officer.get(`/desk/chat/${owned}`);
    expect(officer.page).toContain('已有答复，还没有发给对方：向园区办申请。');
  });

  test('is answered once: whoever comes second is told', async () => {
    await missed('园区租金补贴怎么申请');
    await clerk.get('/desk/learning');
    const to = load(clerk.page)('.listed h2 a').attr('href') ?? '';
    await clerk.get(to);
    const asked = load(clerk.page)('input[name=asked]').attr('value') ?? '';
    expect(await answers(officer, { text: '一' })).toBe(303);
    expect((await clerk.post(to, { asked, text: '二' })).status).toBe(422);
    expect(said()).toHaveLength(1);
  });

  test('has its figures read by the same gate, and shows in the chat what they rest on', async () => {
    await missed('园区租金补贴多少');
    await clerk.get('/desk/learning');
    const to = load(clerk.page)('.listed h2 a').attr('href') ?? '';
    await clerk.get(to);
    const figures = await (
      await clerk.post(`${to}/check?cited=${encodeURIComponent(CLAUSE)}`, { text: '50万元，80万元' })
    ).json();
    expect((figures as { bound: string | null }[]).map(({ bound }) => bound)).toEqual(['c#1', null]);
  });
});

describe('an answer', () => {
  test('becomes a question that is bound to its clause, told whether it is answered already', async () => {
    rig.suggestion = { ...replyOf('有'), citations: [citationOf(1)] };
    await missed('贷款贴息的申请时间');
    expect(
      await answers(officer, {
        text: '每年一次。',
        becomes: 'question',
        question: '贷款贴息什么时候申请',
        clause: CLAUSE,
      }),
    ).toBe(303);
    const [kept] = await rig.run((tx) => KEPT_QUESTIONS.list(tx, null, 0, 9));
    expect(kept?.value).toEqual({
      question: '贷款贴息什么时候申请',
      clause: CLAUSE,
      asOf: '2026-11-26',
      passes: true,
      by: '乙',
    });
    await officer.get('/desk/learning/kept');
    expect(officer.page).toContain('现在答得上');
    const remove = load(officer.page)('.listed form').attr('action') ?? '';
    await officer.post(remove, {});
    expect(await rig.run((tx) => KEPT_QUESTIONS.list(tx, null, 0, 9))).toEqual([]);
  });

  test('becomes none without a clause, nor with figures that were struck out, and what was typed stays', async () => {
    await missed('贷款500万贴息多少');
    expect(await answers(officer, { text: '按年。', becomes: 'question', question: '贷款贴息', clause: '' })).toBe(422);
    expect(officer.page).toContain('要选一条依据');
    expect(officer.page).toContain('>按年。</textarea>');
    const fields = { text: '按年。', becomes: 'question', question: '贷款□贴息多少', clause: CLAUSE };
    expect(await answers(officer, fields)).toBe(422);
    expect(said()).toEqual([]);
  });

  test('becomes a saying, or a document that is looked for, until it is brought', async () => {
    await missed('园区租金补贴怎么申请');
    await answers(officer, { text: '就是房租减免。', becomes: 'saying', say: '租金补贴', mean: '房租减免' });
    expect((await rig.run((tx) => SAYINGS.list(tx, null, 0, 9)))[0]?.value).toMatchObject({
      say: '租金补贴',
      taken: null,
    });
    await missed('浏阳市的办法里写了什么');
    await answers(clerk, { text: '我们去找。', becomes: 'document', what: '浏阳市的办法', question: '' });
    await officer.get('/desk/learning/kept?what=documents');
    await officer.post(load(officer.page)('.listed form').attr('action') ?? '', {});
    const [wanted] = await rig.run((tx) => WANTED_DOCUMENTS.list(tx, null, 0, 9));
    expect(wanted?.value).toMatchObject({ what: '浏阳市的办法', by: '甲', done: { by: '乙', on: '2026-11-26' } });
  });

  test('changes what is known by those alone who may', async () => {
    await missed('园区租金补贴怎么申请');
    const fields = { text: '一', becomes: 'saying', say: '租金补贴', mean: '房租减免' };
    expect(await answers(clerk, fields)).toBe(422);
    expect(clerk.page).toContain('没有这个权限');
    expect(await rig.run((tx) => SAYINGS.list(tx, null, 0, 9))).toEqual([]);
    expect(said()).toEqual([]);
  });
});
