import { beforeEach, expect, test } from 'vitest';
import { changeAccount } from '../../src/office/accounts.ts';
import { take } from '../../src/office/chats.ts';
import { answerLater, dropLater, latersOf, sendDue } from '../../src/office/later.ts';
import { turnOver } from '../../src/office/waiting.ts';
import { PHONE } from '../../src/store/port/outbox.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import { DeskRig } from '../fakes/desk-rig.ts';

const MINUTE = 60_000;
const WHO = { channel: 'wecom', chat: 's1', sender: 's1' } as const;
let rig: DeskRig;
beforeEach(async () => {
  rig = new DeskRig();
  await rig.account('甲');
  await rig.heard('奖励多少');
});

const thread = async (): Promise<Thread> => (await rig.run((tx) => tx.threads.find(WHO))) as Thread;
const later = async (text = '九点见', within = 60 * MINUTE) => {
  const seen = await thread();
  const at = rig.clock.now() + within;
  await rig.run((tx) => answerLater(tx, seen, { text, at }, '甲', rig.clock.now()));
};
const due = async () => {
  const owed = await rig.run((tx) => sendDue(tx, rig.clock.now()));
  return owed.flatMap(({ rows }) => rows.map(({ author, outgoing }) => `${author}：${outgoing.part.text}`));
};
const kept = async () => (await rig.run((tx) => latersOf(tx, WHO))).map(({ value }) => value.held);

test('a reply goes out at its time, once, though two ask at once, and takes a chat that is nobody’s', async () => {
  await later();
  expect(await due()).toEqual([]);
  rig.clock.advance(60 * MINUTE);
  expect((await Promise.all([due(), due()])).flat()).toEqual([
    'desk:：工作人员已接手，接下来由工作人员回复您。',
    '甲：九点见',
  ]);
  expect([await due(), await kept()]).toEqual([[], []]);
  expect(await thread()).toMatchObject({ state: 'person', owner: '甲' });
});

test('a chat with a reply to come is put off till then: it does not lapse for an answer that is written already', async () => {
  const seen = await thread();
  await rig.run((tx) => take(tx, seen, '甲', rig.clock.now()));
  await later();
  rig.clock.advance(30 * MINUTE);
  const patience = { silent: 10 * MINUTE, quiet: 600 * MINUTE, hours: null };
  await rig.run((tx) => turnOver(tx, patience, rig.clock.now()));
  expect(await thread()).toMatchObject({ state: 'person', owner: '甲' });
  rig.clock.advance(30 * MINUTE);
  expect(await due()).toEqual(['甲：九点见']);
});

const others = async (owner: string): Promise<void> => {
  const was = await thread();
  await rig.run((tx) => tx.threads.move(was, { state: 'person', owner, reason: null }, rig.clock.now()));
};
test.each([
  ['the asker writes first', async () => void (await rig.heard('还有一个问题')), '对方又说话了'],
  ['another answers', () => others('乙'), '乙在接待'],
  ['somebody answers from the phone', () => others(PHONE), '手机上的同事在接待'],
  ['nobody was there to send it', async () => void rig.clock.advance(61 * MINUTE), '到时间没有发出，已过了一小时'],
  ['its writer is here no more', () => rig.run((tx) => changeAccount(tx, '甲', { active: false })), '甲的账号已停用'],
] as readonly [string, () => Promise<void>, string][])(
  'what does not fit any more is held and shown, not sent: %s',
  async (_, happens, why) => {
    await later();
    rig.clock.advance(MINUTE);
    await happens();
    rig.clock.advance(59 * MINUTE);
    expect([await due(), await due(), await kept()]).toEqual([[], [], [why]]);
    expect((await thread()).unread).toBeGreaterThan(0);
  },
);

test('it is written for a time to come, by whoever may answer, and taken back in its own chat alone', async () => {
  await expect(later('九点见', 0)).rejects.toThrow('十四天以内');
  await expect(later('九点见', Number.NaN)).rejects.toThrow('十四天以内');
  await expect(later(' ')).rejects.toThrow('空');
  await later();
  const [one] = await rig.run((tx) => latersOf(tx, WHO));
  const drop = (sender: string) =>
    rig.run((tx) => dropLater(tx, { ...WHO, chat: sender, sender }, one?.id ?? '', '甲', rig.clock.now()));
  await drop('s2');
  expect(await kept()).toEqual([null]);
  await drop('s1');
  expect(await kept()).toEqual([]);
  await others('乙');
  await expect(later()).rejects.toThrow('别人动过');
});

test('it goes with its chat', async () => {
  await later();
  await rig.run((tx) => tx.threads.forget(WHO));
  rig.clock.advance(60 * MINUTE);
  expect([await due(), await kept()]).toEqual([[], []]);
});
