import { beforeEach, expect, test } from 'vitest';
import { changeAccount } from '../../src/office/accounts.ts';
import { serveWaiting, turnOver } from '../../src/office/waiting.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import { DeskRig } from '../fakes/desk-rig.ts';

const MINUTE = 60_000;
const PATIENCE = { silent: 10 * MINUTE, quiet: 60 * MINUTE, hours: '工作日九点到五点' };
let rig: DeskRig;
beforeEach(() => {
  rig = new DeskRig();
});

const here = (id: string, capacity = 5) => rig.run((tx) => changeAccount(tx, id, { available: true, capacity }));
const pool = async (sender: string) => {
  const thread = await rig.heard('转人工', sender);
  await rig.run((tx) => tx.threads.move(thread, { state: 'pool', owner: null, reason: '要求转人工' }, rig.clock.now()));
  rig.clock.advance(1000);
};
const serve = () => rig.run((tx) => serveWaiting(tx, rig.clock.now()));
const turn = () => rig.run((tx) => turnOver(tx, PATIENCE, rig.clock.now()));
const find = async (sender: string): Promise<Thread> =>
  (await rig.run((tx) => tx.threads.find({ channel: 'wecom', chat: sender, sender }))) as Thread;
const texts = (owed: Awaited<ReturnType<typeof serve>>) =>
  owed.flatMap(({ rows }) => rows.map((row) => row.outgoing.part.text));

test('those who wait are served first come first served, by who is there and has room', async () => {
  for (const name of ['甲', '乙', '丙']) await rig.account(name);
  for (const sender of ['s1', 's2', 's3', 's4']) await pool(sender);
  expect(await serve()).toEqual([]);
  await here('甲', 2);
  expect(texts(await serve())).toHaveLength(2);
  expect([(await find('s1')).owner, (await find('s2')).owner, (await find('s3')).state]).toEqual(['甲', '甲', 'pool']);
  await here('乙', 1);
  await serve();
  expect((await find('s3')).owner).toBe('乙');
  const done = await find('s1');
  await rig.run((tx) => tx.threads.move(done, { state: 'ended', owner: null, reason: '已办结' }, rig.clock.now()));
  await serve();
  expect((await find('s4')).owner).toBe('甲');
});

test('a chat whose person keeps the asker waiting goes back to its place in the line, and that person gets no other', async () => {
  await rig.account('甲');
  await pool('s1');
  await here('甲', 1);
  await serve();
  rig.clock.advance(5 * MINUTE);
  await pool('s2');
  expect(await turn()).toEqual([]);
  rig.clock.advance(6 * MINUTE);
  expect(texts(await turn())[0]).toMatch(/抱歉让您久等.*人工服务时间：工作日九点到五点/);
  expect(await find('s1')).toMatchObject({ state: 'pool', reason: '甲未回复' });
  const [first] = await rig.run((tx) => tx.threads.list({ states: ['pool'] }, 0, 1));
  expect(first?.sender).toBe('s1');
  expect(await serve()).toEqual([]);
});

test('an asker who goes on writing is not made to wait longer by that', async () => {
  await rig.account('甲');
  await pool('s1');
  await here('甲');
  await serve();
  for (let i = 0; i < 11; i += 1) {
    rig.clock.advance(MINUTE);
    await rig.heard('在吗', 's1');
  }
  await turn();
  expect((await find('s1')).state).toBe('pool');
});

test('a chat in which nobody writes any more ends and says so; one that is put off waits, and wakes', async () => {
  await rig.account('甲');
  await pool('s1');
  await here('甲');
  await serve();
  const { owner, version } = await find('s1');
  const { answerChat } = await import('../../src/office/chats.ts');
  const whose = { channel: 'wecom', chat: 's1', sender: 's1', owner, version } as const;
  await rig.run((tx) => answerChat(tx, whose, '好的', '甲', rig.clock.now()));
  await rig.run((tx) => tx.threads.mark(whose, { snoozedUntil: rig.clock.now() + 20 * MINUTE, unread: 0 }));
  rig.clock.advance(21 * MINUTE);
  await turn();
  expect(await find('s1')).toMatchObject({ state: 'person', snoozedUntil: 0, unread: 1 });
  rig.clock.advance(40 * MINUTE);
  expect(texts(await turn())[0]).toContain('策问继续回答');
  expect(await find('s1')).toMatchObject({ state: 'ended', owner: null });
});
