import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message, Origin } from '../../src/contract/message.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { createHandler } from '../../src/dialogue/handle.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
let handle: (message: Message) => Promise<Reply>;
beforeAll(async () => {
  parts = await heldParts();
});
beforeEach(() => {
  const lasting = { memory: 1000, people: 1_000_000 };
  handle = createHandler(parts, new MemoryStore(), { now: () => 0 }, { lasting, introduces: false });
});

const GROUP: Origin = { channel: 'telegram', chat: 'g1', kind: 'group', sender: 'u1', sentAt: 0, quoted: null };
const say = (text: string, quoted: string | null = null, quotedOurs = false) =>
  handle({ id: null, text, history: [], asOf: '2026-11-25', origin: { ...GROUP, quoted, quotedOurs } });
const LOAN = '长沙市级小巨人企业的贷款贴息';

describe('a message that quotes another', () => {
  it.each(['这个能拿多少钱', '这条是怎么补的', '多少钱', '要什么条件', '归哪个部门管'])(
    'is about what it quotes: %s',
    async (text) => {
      const { citations } = await say(text, LOAN);
      expect(citations[0]?.clause).toBe('changsha-sme-2022#1.1');
    },
  );

  it('passes the quoted words on as its question where it has none of its own, and takes nobody else’s facts', async () => {
    const { calculations } = await say('', '我们是长沙市级小巨人，贷款500万能贴多少');
    expect(calculations[0]?.amount?.value).toBe('150000');
    expect((await say('我的资料')).text).not.toContain('500万');
    expect((await say('那我们能拿多少')).calculations[0]?.amount ?? null).toBeNull();
  });

  it('is about itself where it names its subject', async () => {
    const { citations } = await say('杭州首台套奖励多少', LOAN);
    expect(citations.some((c) => c.clause.startsWith('changsha'))).toBe(false);
  });

  it('obeys no command that it quotes, and obeys its own', async () => {
    await say('我们是长沙市级小巨人，贷款500万');
    await say('', '忘记我');
    expect((await say('我的资料', LOAN)).text).toContain('500万');
  });

  it('of ours goes on with the conversation, or with its words where there was none', async () => {
    const { text } = await say('长沙市级小巨人贷款贴息标准是多少');
    expect((await say('要什么条件', text, true)).citations[0]?.clause).toBe('changsha-sme-2022#1.1');
    const other = { ...GROUP, sender: 'u2', quoted: text, quotedOurs: true };
    const reply = await handle({ id: null, text: '要什么条件', history: [], asOf: '2026-11-25', origin: other });
    expect(reply.citations[0]?.clause).toBe('changsha-sme-2022#1.1');
  });
});
