import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/contract/channel.ts';
import type { Message, Origin } from '../../src/contract/message.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { createHandler } from '../../src/dialogue/handle.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { Store } from '../../src/store/port.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
let store: Store;
let handle: (message: Message) => Promise<Reply>;
beforeAll(async () => {
  parts = await heldParts();
});
beforeEach(() => {
  store = new MemoryStore();
  const lasting = { memory: 1000, people: 1_000_000 };
  handle = createHandler(parts, store, { now: () => 0 }, { lasting, introduces: true });
});

const CHANNEL = {
  channel: 'telegram',
  kind: 'group',
  sender: '-100777',
  shared: true,
  sentAt: 0,
  quoted: null,
} as const;
const HERE: Origin = { ...CHANNEL, chat: 'g1' };
const THERE: Origin = { ...CHANNEL, chat: 'g2' };
const say = (text: string, origin = HERE) =>
  handle({ id: `telegram:${text}`, text, history: [], asOf: '2026-11-25', origin });
const TOLD = '我们是长沙市级小巨人，贷款500万能贴多少';

describe('a sender that several people share', () => {
  it('is answered by what one message says, and told that it is not kept', async () => {
    const { text, calculations } = await say(TOLD);
    expect(calculations[0]?.amount?.value).toBe('150000');
    expect(text).toContain('分不清');
    expect((await say('我的资料')).text).not.toContain('500万');
    expect(await store.transaction((tx) => tx.conversations.load(HERE, 0))).toBeNull();
  });

  it('is put no question with buttons, and is told to say all in one message', async () => {
    const { question, text } = await say('我们在长沙，贷款500万贴息能贴多少');
    expect(question).toBeUndefined();
    expect(text).toContain('同一条消息');
  });

  it('is told nothing more where nothing hangs on it', async () => {
    expect((await say('长沙小巨人贷款贴息标准是多少')).text).not.toContain('分不清');
  });

  it('is forgotten in the chat alone in which it asks for that', async () => {
    const message = (id: string, { chat }: Origin): Incoming => ({
      ...CHANNEL,
      chat,
      id,
      revises: null,
      content: { kind: 'text', text: '奖励多少' },
      ticket: null,
    });
    const [here, there] = [message('1', HERE), message('2', THERE)];
    for (const one of [here, there]) await store.transaction((tx) => tx.inbox.record(one, 'done', 0));
    for (const chat of [HERE, THERE]) await say('深圳小巨人奖励多少', chat);
    await say('忘记我');
    const left = await store.transaction(async (tx) => ({
      known: [await tx.inbox.isKnown(here), await tx.inbox.isKnown(there)],
      unanswered: (await tx.unanswered.list()).map((one) => one.times),
    }));
    expect(left).toEqual({ known: [false, true], unanswered: [1] });
  });
});
