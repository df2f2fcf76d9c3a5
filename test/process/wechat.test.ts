import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import type { WechatChannel } from '../../src/channel/wechat/channel.ts';
import { DIRTY, MESSAGE } from '../../src/channel/wechat/puppet.ts';
import type { Incoming, OwnMessage } from '../../src/contract/channel.ts';
import { conforms } from '../channel/conformance.ts';
import { mentions } from '../channel/conformance-hearing.ts';
import { openWechatRig, type WechatRig } from '../channel/wechat-rig.ts';
import { Journal } from '../fakes/journal.ts';
import { types } from '../fakes/wechaty.ts';

const NO_BUTTONS = 'WeChat has no buttons under a message; words do it';
const cannot = {
  'an edited message is answered anew, unless its words are the same': 'WeChat has no editing, only withdrawing',
  'choices can be pressed, and a press says what the choice stands for': NO_BUTTONS,
  '有用 and 没用 can be pressed and are kept': NO_BUTTONS,
  'whoever waits is shown that an answer is being worked on': 'puppets can show no typing',
  'what the app refuses for good is given up, and the next one goes out':
    'a puppet does not tell a refusal from its own absence: it is tried until it is too old',
  'a second program at the same bot ends the channel, with the remedy':
    'a gateway serves several clients at once, and both would answer: the store is locked instead',
};

it("has Wechaty's numbers of the kinds of messages and of what is kept", () => {
  expect(types.Message).toMatchObject(MESSAGE);
  expect(types.Dirty).toMatchObject(DIRTY);
});

conforms('wechat', () => openWechatRig(), cannot);
conforms('wechat at a puppet that does not tell who is mentioned', () => openWechatRig(false), cannot, mentions);

describe('a WeChat account', () => {
  let rig: WechatRig;
  let channel: WechatChannel;
  const none = async (): Promise<void> => {};

  afterEach(async () => {
    await channel.stop();
    await rig.close();
  });

  test('shows the QR code, waits for the scan, and keeps the session for its owner alone', async () => {
    rig = await openWechatRig(true, false);
    const told = new Journal<string>();
    const folder = mkdtempSync(join(tmpdir(), 'cewen-session-'));
    channel = rig.connect({ folder }, (line) => told.push(line));
    const started = channel.start(none, () => {});
    const [shown] = await told.until(1);
    expect(shown).toContain('扫描');
    expect(shown?.match(/[█▀▄]/g)?.length).toBeGreaterThan(100);
    rig.gateway.login();
    await started;
    expect(channel.health().state).toBe('up');
    expect(statSync(join(folder, 'session.memory-card.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('that is never logged in ends the start with the remedy', async () => {
    rig = await openWechatRig(true, false);
    channel = rig.connect({ loginWithin: 300 });
    const started = expect(channel.start(none, () => {})).rejects.toThrow('二维码');
    rig.clock.advance(300);
    await started;
  });

  test('that is logged out and not logged in again ends the channel with the remedy', async () => {
    rig = await openWechatRig();
    const told = new Journal<string>();
    channel = rig.connect({ loginWithin: 2000 }, (line) => told.push(line));
    let failed = (_: Error): void => {};
    const over = new Promise<Error>((resolve) => {
      failed = resolve;
    });
    await channel.start(none, (error) => failed(error));
    rig.gateway.logout();
    await told.until(1);
    rig.clock.advance(2000);
    expect((await over).message).toContain('二维码');
    expect(channel.health().state).toBe('stopped');
  });

  test('refuses friends and rooms unless the operator accepts them', async () => {
    rig = await openWechatRig();
    channel = rig.connect({ acceptRooms: true });
    await channel.start(none, () => {});
    rig.gateway.invite('friendship', 'stranger');
    rig.gateway.invite('room-invite', 'some-room');
    await rig.gateway.accepted.until(1);
    expect(rig.gateway.accepted.items).toEqual(['some-room']);
  });

  test('mentions the asker in a group', async () => {
    rig = await openWechatRig();
    channel = rig.connect();
    await channel.start(none, () => {});
    const part = { text: '50万元', marks: [], buttons: [] };
    const to = { key: 'o1', chat: rig.chat('group'), kind: 'group', sender: 'ann', replyTo: 'm1' } as const;
    await channel.send({ ...to, ticket: 'ann', part });
    expect(rig.gateway.sent.items[0]).toMatchObject({ text: '@张三\u200550万元', mentions: ['ann'] });
  });

  test('sends what a person wrote at length in pieces that WeChat takes, the asker mentioned once', async () => {
    rig = await openWechatRig();
    channel = rig.connect();
    await channel.start(none, () => {});
    const text = Array.from({ length: 120 }, (_, n) => `第${n}句，写得很长，讲清楚每一项怎么办。`).join('');
    const to = { key: 'o1', chat: rig.chat('group'), kind: 'group', sender: 'ann', replyTo: 'm1' } as const;
    await channel.send({ ...to, ticket: 'ann', part: { text, marks: [], buttons: [] } });
    const sent = rig.gateway.sent.items;
    expect(sent.length).toBeGreaterThan(2);
    for (const one of sent) expect(rig.measure(one.text)).toBeLessThanOrEqual(rig.longest);
    expect(sent.map((one) => one.text).join('')).toBe(`@张三\u2005${text}`);
    expect(sent.map(({ mentions }) => mentions.length)).toEqual([1, ...sent.slice(1).map(() => 0)]);
  });

  test('tells what is written under its own account, whoever wrote it, but not what the app writes', async () => {
    rig = await openWechatRig();
    channel = rig.connect();
    const own = new Journal<OwnMessage>();
    await channel.start(
      none,
      () => {},
      async (message) => own.push(message),
    );
    const { gateway } = rig;
    gateway.say('self', null, '我通过了你的朋友验证请求，现在我们可以开始聊天了', { to: 'ann' });
    gateway.say('self', null, '给自己的', { to: 'filehelper' });
    gateway.say('self', null, '我来答您', { to: 'ann', id: 'w1' });
    gateway.say('self', null, '', { to: 'bob', type: MESSAGE.Image });
    gateway.say('self', rig.chat('group'), '@张三\u2005我来答', { mentions: ['ann'] });
    const told = await own.until(3);
    const by = (chat: string) => told.find((each) => each.chat === chat);
    expect(by('ann')).toMatchObject({ id: 'w1', kind: 'private', to: ['ann'], text: '我来答您' });
    expect(by('bob')).toMatchObject({ to: ['bob'], text: null });
    expect(by(rig.chat('group'))).toMatchObject({ kind: 'group', to: ['ann'], text: '@张三\u2005我来答' });
  });

  const hears = async (heard: Journal<Incoming>): Promise<void> => {
    channel = rig.connect();
    await channel.start(
      async (incoming) => heard.push(incoming),
      () => {},
    );
  };
  const texts = (heard: Journal<Incoming>) =>
    heard.items.map(({ content }) => (content.kind === 'text' ? content.text : content.kind));

  test('whose gateway never answers one call hears everybody else, and that message when it is asked for again', async () => {
    rig = await openWechatRig();
    const heard = new Journal<Incoming>();
    await hears(heard);
    rig.gateway.hang('h1');
    await rig.say({ from: 'ann', where: 'private', text: '甲', id: 'h1' });
    await rig.say({ from: 'bob', where: 'private', text: '乙' });
    await turns();
    rig.clock.advance(2000);
    await heard.until(1);
    expect(texts(heard)).toEqual(['乙']);
    rig.gateway.hang('h1', false);
    rig.clock.advance(8000);
    await turns();
    rig.clock.advance(1000);
    await heard.until(2);
    expect(texts(heard)).toEqual(['乙', '甲']);
    expect(channel.health().state).toBe('up');
  });

  test('whose gateway answers no call is away, and up again with the first that it answers', async () => {
    rig = await openWechatRig();
    const heard = new Journal<Incoming>();
    await hears(heard);
    for (const id of ['h1', 'h2', 'h3']) {
      rig.gateway.hang(id);
      await rig.say({ from: 'ann', where: 'private', text: id, id });
    }
    await turns();
    rig.clock.advance(10_000);
    await turns();
    expect(channel.health().state).toBe('away');
    await rig.say({ from: 'bob', where: 'private', text: '乙' });
    await heard.until(1);
    expect(channel.health().state).toBe('up');
  });

  test('hears what is written before it is logged in', async () => {
    rig = await openWechatRig(true, false);
    const told = new Journal<string>();
    const heard = new Journal<Incoming>();
    channel = rig.connect({}, (line) => told.push(line));
    const started = channel.start(
      async (incoming) => heard.push(incoming),
      () => {},
    );
    await told.until(1);
    await rig.say({ from: 'ann', where: 'private', text: '甲' });
    await turns();
    rig.gateway.login();
    await started;
    await heard.until(1);
    expect(texts(heard)).toEqual(['甲']);
  });

  test('at a puppet that lists no mentions knows a name that the room has given it since', async () => {
    rig = await openWechatRig(false);
    const heard = new Journal<Incoming>();
    await hears(heard);
    await rig.say({ from: 'ann', where: 'group', text: '{bot}\u2005甲' });
    await heard.until(1);
    rig.gateway.rename('新来的助手');
    await rig.say({ from: 'ann', where: 'group', text: '@新来的助手\u2005乙' });
    await heard.until(2);
    expect(texts(heard)).toEqual(['甲', '乙']);
  });
});

/** Lets what is under way over a connection of this machine come to rest. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
}
