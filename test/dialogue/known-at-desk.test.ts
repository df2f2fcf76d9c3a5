import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientsKnown } from '../../src/app/client-knows.ts';
import type { Message, Origin } from '../../src/contract/message.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { createHandler } from '../../src/dialogue/handle.ts';
import type { Services } from '../../src/dialogue/services.ts';
import {
  changeClient,
  type StatedValue,
  takeFromChat,
  withConfirmed,
} from '../../src/office/clients/client-profile.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { heldParts } from '../fakes/parts.ts';

const TODAY = '2026-11-26';
const PRIVATE: Origin = { channel: 'wecom', chat: 'p1', kind: 'private', sender: 'u1', sentAt: 0, quoted: null };
const ASKS = '我们能拿什么补贴';
let parts: Services;
let store: MemoryStore;
let handle: (message: Message) => Promise<Reply>;
beforeAll(async () => {
  parts = await heldParts();
});
beforeEach(async () => {
  store = new MemoryStore();
  const lasting = { memory: 1e12, people: 1e12 };
  handle = createHandler(parts, store, { now: () => 1 }, { lasting, introduces: false, known: clientsKnown });
});
const say = async (text: string, origin: Origin = PRIVATE) =>
  (await handle({ id: `wecom:${text}`, text, history: [], asOf: TODAY, origin })).text;

/** The agency's file of a client that the chat speaks of, each fact told by a clerk. */
async function filed(facts: Record<string, StatedValue['value']>, on = TODAY, called = ''): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.threads.heard(PRIVATE, 1);
    await takeFromChat(tx, { whose: PRIVATE, kind: 'private', called }, '甲公司', [], 1);
    await changeClient(tx, '甲公司', 1, (profile) =>
      Object.entries(facts).reduce(
        (next, [fact, value]) => withConfirmed(next, fact, { value, source: 'clerk', from: '小禾', on }, '小禾', on),
        profile,
      ),
    );
  });
}
const FIRM = { 所在地: '430100', 认定称号: ['市级小巨人'], 年度贷款总额: '5000000', 贷款年数: '1' };
const kept = async () =>
  (await store.transaction((tx) => tx.conversations.load(PRIVATE, 0)))?.clients.flatMap(({ facts }) => facts) ?? [];

describe('what the desk knows of an enterprise', () => {
  it('is matched by in a private chat that is bound to it, and stays the desk’s', async () => {
    expect(await say(ASKS)).not.toContain('15万元');
    await filed(FIRM);
    expect(await say(ASKS)).toContain('15万元');
    expect(await kept()).toEqual([]);
  });

  it('is nothing in a group, whoever writes there', async () => {
    await filed(FIRM);
    const group = await say(ASKS, { ...PRIVATE, chat: 'g1', kind: 'group' });
    expect(group).not.toMatch(/15万元|甲公司/);
    const same = await say(ASKS, { ...PRIVATE, kind: 'group' });
    expect(same).not.toContain('15万元');
  });

  it('leaves out what holds for one year and was told in another', async () => {
    await filed(FIRM, '2025-11-26');
    expect(await say(ASKS)).not.toContain('15万元');
  });

  it('respects what was received: it is listed no more, and an answer about it says so', async () => {
    await filed(FIRM);
    const received = [{ measure: 'changsha-loan-interest', year: 2026, by: '小禾' }];
    await store.transaction((tx) => changeClient(tx, '甲公司', 1, (profile) => ({ ...profile, received })));
    expect(await say(ASKS)).not.toContain('15万元');
    expect(await say('长沙小巨人贷款贴息我们能拿多少')).toContain('已经领过');
  });

  it('gives way to what the asker says since, which is kept as theirs', async () => {
    await filed(FIRM, '2026-11-01');
    expect(await say('我们贷款是800万')).toBeTruthy();
    expect((await kept()).map(({ fact, words }) => [fact, words.includes('800')])).toEqual([['年度贷款总额', true]]);
    expect(await say(ASKS)).toContain('24万元');
  });

  it('is of the enterprise that the chat calls so, and of no other', async () => {
    await filed(FIRM, TODAY, '宏达');
    expect(await say(ASKS)).not.toContain('15万元');
  });
});
