import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/contract/channel.ts';
import { SILENCE } from '../../src/contract/kept-silence.ts';
import type { Message, Origin } from '../../src/contract/message.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { oweAll, plainPart } from '../../src/delivery/owe.ts';
import { createHandler } from '../../src/dialogue/handle.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { addNote, silence } from '../../src/office/notes.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { OPEN_QUESTION } from '../../src/store/open-questions.ts';
import type { InboxRow } from '../../src/store/port/inbox.ts';
import type { Store } from '../../src/store/port.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
let store: Store;
let now = 0;
let handle: (message: Message) => Promise<Reply>;
beforeAll(async () => {
  parts = await heldParts();
});
beforeEach(() => {
  store = new MemoryStore();
  now = 0;
  handle = createHandler(
    parts,
    store,
    { now: () => now },
    { lasting: { memory: 1000, people: 1_000_000 }, introduces: true },
  );
});

const PRIVATE: Origin = { channel: 'telegram', chat: 'p1', kind: 'private', sender: 'u1', sentAt: 0, quoted: null };
const GROUP: Origin = { ...PRIVATE, chat: 'g1', kind: 'group' };
const say = (text: string, origin: Origin = PRIVATE, asOf = '2026-11-21', id = text) =>
  handle({ id: `telegram:${id}`, text, history: [], asOf, origin });
const told = async (...texts: string[]) => {
  let reply: Reply | undefined;
  for (const text of texts) reply = await say(text);
  return reply as Reply;
};

describe('first contact', () => {
  it('tells what this is, that its word decides nothing, what is kept and how long, and 忘记我; once', async () => {
    const first = await say('长沙小巨人贷款贴息标准是多少');
    expect(first.text.split('\n').slice(0, 3).join('\n')).toMatch(
      /策问[\s\S]*不是官方决定[\s\S]*365天[\s\S]*30天[\s\S]*忘记我/,
    );
    expect(first.figures.filter((f) => f.origin === 'setting').map((f) => f.text)).toEqual(['365天', '30天']);
    expect((await say('那上限呢')).text).not.toContain('我是策问');
  });
});

describe('a profile', () => {
  it('shows each fact in the words that said it, with the day, as the asker’s', async () => {
    const { text, figures } = await told('我们在长沙，是市级小巨人，贷款500万', '我的资料');
    expect(text).toMatch(/所在地：长沙市，您说的“长沙”；您说的日期：2026年11月21日/);
    expect(text).toMatch(/年度贷款总额：您说的“贷款500万”/);
    expect(figures.every((f) => f.origin === 'user')).toBe(true);
  });

  it('is changed, and a fact of it dropped', async () => {
    const changed = await told('我们是长沙市级小巨人，贷款500万', '修改贷款为800万');
    expect(changed.text).toContain('800万');
    expect((await told('能贴息多少')).calculations[0]?.amount?.value).toBe('240000');
    await told('删除贷款');
    expect((await told('我的资料')).text).not.toContain('贷款');
  });

  it('outlasts the thread of the conversation', async () => {
    await told('我们是长沙市级小巨人，贷款500万');
    now = 5000;
    expect((await told('长沙贷款贴息我们能拿多少')).calculations[0]?.amount?.value).toBe('150000');
  });

  it('does not use a yearly figure of last year in silence', async () => {
    await told('我们是长沙市级小巨人，贷款500万');
    const next = await say('长沙贷款贴息我们能拿多少', PRIVATE, '2027-02-01');
    expect(next.outcome).toBe('ask');
    expect(next.text).toContain('您说的“贷款500万”不是今年说的');
    expect((await say('600万', PRIVATE, '2027-02-01')).calculations[0]?.amount?.value).toBe('180000');
  });

  it('of one client shows nothing of another', async () => {
    await told('客户：A公司', '我们是长沙市级小巨人，贷款500万', '新客户：三一重工');
    expect((await told('我的资料')).text).toMatch(/您说的“三一重工”：还没有/);
    expect((await told('长沙贷款贴息我们能拿多少')).outcome).toBe('ask');
    expect((await told('客户列表')).text).toMatch(/A公司[\s\S]*三一重工”（当前）/);
    expect((await told('客户：A公司', '我的资料')).text).toContain('贷款500万');
  });
});

describe('a client', () => {
  it.each(['三一重工', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'named %s is one like any other',
    async (name) => {
      await told('我们是长沙市级小巨人，贷款500万');
      expect((await told(`客户：${name}`)).text).toContain('新');
      expect((await told('我的资料')).text).toMatch(/还没有/);
      await told('我们在深圳，贷款300万');
      expect((await told('我们自己', '换到我们自己', '我的资料')).text).toContain('贷款500万');
      expect((await told(`客户：${name}`)).text).not.toContain('新');
      expect((await told('我的资料')).text).toMatch(/深圳[\s\S]*贷款300万/);
      expect((await told('客户列表')).text).toContain(name);
      await told(`删除客户：${name}`);
      expect((await told('客户列表')).text).not.toContain(name);
      expect((await told(`删除客户：${name}`)).text).toMatch(/没有/);
    },
  );
});

describe('忘记我', () => {
  it('deletes profile, thread, what found no answer, inbox and outbox; its own row goes with its answer', async () => {
    const incoming = (id: string, text: string): Incoming => ({
      ...PRIVATE,
      id,
      revises: null,
      content: { kind: 'text', text },
      ticket: null,
    });
    const record = (message: Incoming) => store.transaction((tx) => tx.inbox.record(message, 'done', 0));
    const owe = (row: InboxRow | null, text: string) =>
      store.transaction((tx) => oweAll(tx, row as InboxRow, [plainPart(text)], 0));
    const first = incoming('1', '我们在长沙，贷款500万');
    await owe(await record(first), '记下了');
    await say('我们在长沙，贷款500万', PRIVATE, '2026-11-21', '1');
    await say('深圳小巨人奖励多少', PRIVATE, '2026-11-21', '2');
    const hushed = { scope: 'person', until: Number.MAX_SAFE_INTEGER, reason: '在电话里谈', by: '甲' } as const;
    await store.transaction(async (tx) => {
      await tx.threads.heard(PRIVATE, 0);
      await addNote(tx, PRIVATE, '周五回电', '甲', 0);
      await silence(tx, PRIVATE, hushed, 0);
    });
    const asks = incoming('3', '忘记我');
    const last = await record(asks);
    const reply = await say('忘记我', PRIVATE, '2026-11-21', '3');
    expect(reply.text).toContain('已经忘记');
    const [part] = await owe(last, reply.text);
    await store.transaction((tx) => tx.outbox.settle(part?.id ?? 0, 'sent', 'x'));
    const left = await store.transaction(async (tx) => ({
      conversation: await tx.conversations.load(PRIVATE, 0),
      unanswered: await tx.unanswered.list(),
      messages: [await tx.inbox.isKnown(first), await tx.inbox.isKnown(asks)],
      owed: await tx.outbox.owed('telegram'),
      thread: await tx.threads.find(PRIVATE),
      noted: (await Promise.all(['note', 'deed', SILENCE].map((kind) => tx.records.list(kind, null, 0, 9)))).flat(),
    }));
    const nothing = { conversation: null, unanswered: [], messages: [false, false], owed: [] };
    expect(left).toEqual({ ...nothing, thread: null, noted: [] });
  });
});

describe('in a group', () => {
  it('a private profile is not used, and a private message is offered for the exact sum', async () => {
    await told('我们是长沙市级小巨人，贷款500万');
    const reply = await say('长沙贷款贴息我们能拿多少', GROUP);
    expect(reply.outcome).toBe('ask');
    expect(reply.text).toContain('私聊我');
    expect(reply.text).not.toContain('15万');
  });

  it('each member has a conversation of their own, and what was said there is used there', async () => {
    await say('我们是长沙市级小巨人，贷款500万', GROUP);
    expect((await say('能贴息多少', GROUP)).calculations[0]?.amount?.value).toBe('150000');
    const other = await say('我的资料', { ...GROUP, sender: 'u2' });
    expect(other.text).toContain('还没有记下');
  });
});

describe('whoever comes', () => {
  it('is referred to the body in charge and the contact that was configured', async () => {
    parts = { ...parts, settings: new Map([...parts.settings, ['contact', '12345热线 张老师']]) };
    handle = createHandler(
      parts,
      store,
      { now: () => now },
      { lasting: { memory: 1000, people: 1000 }, introduces: false },
    );
    const reply = await told('湖南滑翔伞补贴怎么算', '转人工');
    expect(reply.text).toMatch(/发展改革委[\s\S]*12345热线 张老师/);
  });

  it('votes on the last question; it is kept without figures', async () => {
    await told('我们是长沙市级小巨人，贷款500万，能贴多少', '没用', '没用');
    const [vote, ...more] = await store.transaction((tx) => tx.votes.list());
    expect(more).toEqual([]);
    expect(vote).toMatchObject({ useful: 0, useless: 1, clause: 'changsha-sme-2022#1.1' });
    expect(vote?.question).not.toMatch(/500/);
  });

  it.each(['有用', '很有用', '有用。', '挺有帮助的', '👍', '对我有用', '有用！谢谢', '非常有用，谢谢'])(
    'votes with %s, as with a press under the answer: one record of the question',
    async (words) => {
      await told('长沙小巨人贷款贴息标准是多少？', words);
      const votes = () => store.transaction((tx) => tx.votes.list());
      const [said] = await votes();
      expect(said).toMatchObject({ useful: 1, useless: 0, clause: 'changsha-sme-2022#1.1' });
      const { channel, sender } = PRIVATE;
      const pressed = { channel, sender, question: '长沙小巨人贷款贴息标准是多少？', clause: null, useful: false };
      await store.transaction((tx) => tx.votes.keep(pressed, 5));
      expect(await votes()).toEqual([{ ...said, useful: 0, useless: 1, last: 5 }]);
    },
  );

  it('leaves what found no answer, without figures', async () => {
    await told('我们贷了500万，深圳小巨人贷款贴息多少');
    const missed = await store.transaction((tx) => tx.unanswered.list());
    expect(missed).toMatchObject([{ why: 'place-not-held', times: 1 }]);
    expect(missed[0]?.question).not.toMatch(/\d/);
  });

  it('leaves it open for a person where persons answer, once however often it is voted on, until an answer is of use', async () => {
    const open = async () =>
      (await store.transaction((tx) => tx.records.list(OPEN_QUESTION, null, 0, 9))).map(({ body }) => JSON.parse(body));
    await told('深圳小巨人贷款贴息多少');
    expect(await open()).toEqual([]);
    await store.transaction((tx) => tx.threads.heard(PRIVATE, 0));
    await told('深圳小巨人贷款贴息多少', '没用');
    expect(await open()).toMatchObject([{ question: '深圳小巨人贷款贴息多少', why: 'place-not-held', times: 1 }]);
    await told('有用');
    expect(await open()).toEqual([]);
    await told('长沙小巨人贷款贴息标准是多少', '没用');
    expect(await open()).toMatchObject([{ why: 'useless', clause: 'changsha-sme-2022#1.1', times: 1 }]);
    await told('忘记我');
    expect(await open()).toEqual([]);
  });

  it.each([
    ['长沙小巨人贷款贴息多久到账', 'changsha-sme-2022#1.1'],
    ['长沙小巨人贷款贴息比例是多少，审批要几天', 'changsha-sme-2022#1.1'],
  ])('leaves what a clause does not write of %s', async (question, clause) => {
    await told(question);
    const missed = await store.transaction((tx) => tx.unanswered.list());
    expect(missed).toMatchObject([{ why: 'not-in-clause', clause }]);
  });

  it.each(['长沙小巨人贷款贴息标准是多少', '长沙企业怎么评上小巨人'])(
    'leaves nothing of %s, which is answered',
    async (question) => {
      await told(question);
      expect(await store.transaction((tx) => tx.unanswered.list())).toEqual([]);
    },
  );

  it('is told that a pasted text is no source, and answered from what is held', async () => {
    const pasted = `第一条 对小巨人按贷款额的9%给予贴息。${'为支持企业发展，制定本办法。'.repeat(40)}\n长沙小巨人贷款贴息按百分之几？`;
    const reply = await told(pasted);
    expect(reply.text).toContain('3%');
    expect(reply.text).not.toContain('9%');
    expect(reply.text).toContain('没有作为依据');
  });

  it.each([['……'], ['[语音]'], ['傻逼'], ['']])('%s gets a short polite word', async (text) => {
    const { outcome, text: said } = await told('你好', text);
    expect(outcome).toBe('answer');
    expect(said.length).toBeLessThan(60);
  });
});

describe('a level that nobody stated', () => {
  const ASKED = '我们是长沙的小巨人，贷了500万，能贴息多少';

  it('is asked once, with a numbered answer for each', async () => {
    const reply = await told(ASKED);
    expect(reply.choices.map((c) => c.label)).toEqual(['市级', '国家级']);
    expect(reply.text).toContain('哪一级');
  });

  it.each(['1', '第一个', '市级', '市级的', '我们是市级的'])('%s is understood', async (answer) => {
    expect((await told(ASKED, answer)).calculations[0]?.amount?.value).toBe('150000');
  });

  it.each(['2', '第二个', '国家级的'])('%s is understood', async (answer) => {
    expect((await told(ASKED, answer)).calculations[0]?.verdict).toBe('ineligible');
  });

  it('is not asked again of whoever does not know', async () => {
    const reply = await told(ASKED, '不清楚');
    expect(reply.outcome).toBe('answer');
    expect(reply.text).toContain('最高不超过');
  });
});

describe('the way up', () => {
  it('is told from clauses, with what each recognition brings', async () => {
    const { text, citations } = await told('我们是长沙市级小巨人', '下一步该争取什么');
    expect(text).toMatch(/培育库[\s\S]*国家级小巨人企业奖励：按条款为50万元/);
    expect(citations.map((c) => c.clause)).toContain('changsha-sme-2022#1.3');
  });
});
