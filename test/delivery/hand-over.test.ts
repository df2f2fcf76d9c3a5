import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SILENCE, type SilenceScope, silenceKey } from '../../src/contract/kept-silence.ts';
import { withHours } from '../../src/contract/service-hours.ts';
import { WORDS } from '../../src/delivery/fixed-words.ts';
import { ChannelError } from '../../src/errors.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import { until } from '../channel/conformance-trouble.ts';
import { House } from '../fakes/house.ts';
import { Loopback } from '../fakes/loopback.ts';
import { ManualClock } from '../fakes/manual-clock.ts';

const WHO = { channel: 'telegram', chat: 'c1', sender: 's1' } as const;
let clock: ManualClock;
let channel: Loopback;
let house: House;

beforeEach(async () => {
  clock = new ManualClock();
  channel = new Loopback();
  const desk = { hours: '工作日九点到五点', subjects: ['退款'], changed: () => {}, heard: () => {} };
  house = new House(channel, { clock, desk });
  await house.delivery.start();
});
afterEach(() => house.close());

const run: House['store']['transaction'] = (work) => house.store.transaction(work);
const thread = async (): Promise<Thread> => (await run((tx) => tx.threads.find(WHO))) as Thread;
const lines = () => run((tx) => tx.threads.lines(WHO, clock.now() + 1, 50));
const settled = async (): Promise<void> => {
  while ((await house.pending()).length > 0) await new Promise((resolve) => setImmediate(resolve));
};
const say = async (text: string, more = {}): Promise<void> => {
  await channel.say(text, clock.now(), more);
  if (!text.startsWith('慢')) await settled();
};
const take = async (owner = '甲') => {
  const was = await thread();
  return run((tx) => tx.threads.move(was, { state: 'person', owner, reason: '领取' }, clock.now()));
};
const hush = (scope: SilenceScope, ms = 60_000, client = '') =>
  run((tx) => {
    const body = JSON.stringify({ scope, until: clock.now() + ms, reason: '在电话里谈', by: '甲' });
    return tx.records.put({
      kind: SILENCE,
      ...silenceKey(scope, { ...WHO, client }),
      body,
      at: clock.now(),
      version: 0,
    });
  });
const TOLD = withHours(WORDS.toPerson, '工作日九点到五点');

describe('while a person answers a chat, the assistant', () => {
  test('says nothing, and keeps what it would have said beside the message', async () => {
    await say('一');
    await take();
    await say('二');
    await channel.sent.until(1);
    expect(channel.texts).toEqual(['答：一']);
    const [, , second] = await lines();
    expect(second).toMatchObject({ kind: 'asked', content: { text: '二' } });
    expect(second?.kind === 'asked' && JSON.parse(second.answer ?? '{}').text).toBe('答：二');
    expect(await thread()).toMatchObject({ state: 'person', owner: '甲', unread: 2 });
  });

  test('does not answer late what it was asked before', async () => {
    await say('慢');
    await house.messages.until(1);
    await take();
    house.release();
    await settled();
    expect(channel.texts).toEqual([]);
  });

  test('does not send what it already owed, at the next try or after the next start', async () => {
    channel.onSend = () => {
      throw new ChannelError('away', { recovery: 'retry', scope: 'chat' });
    };
    await say('一');
    await until(() => house.log.some((line) => line.includes('send failed')));
    await take();
    channel.onSend = () => {};
    clock.advance(60_000);
    await house.dropped.until(1);
    expect(house.dropped.items).toEqual(['withheld']);
    expect(channel.texts).toEqual([]);
    expect((await lines()).map((line) => line.kind === 'said' && line.state)).toEqual([false, 'withheld']);
  });

  test('does not tell that it can not read a picture, nor show that it types', async () => {
    await say('一');
    await channel.sent.until(1);
    const typed = channel.typed.items.length;
    await take();
    await channel.say('', clock.now(), { content: { kind: 'unreadable', what: 'picture' } });
    await say('二');
    expect(channel.texts).toEqual(['答：一']);
    expect(channel.typed.items).toHaveLength(typed);
  });

  test('lets the person’s own words and the desk’s go', async () => {
    await say('一');
    await take();
    const rows = await run(async (tx) => {
      const [asked] = await tx.threads.lines(WHO, clock.now() + 1, 1);
      const part = { text: '我来答', marks: [], buttons: [] };
      const to = { chat: 'c1', kind: 'private', sender: 's1', replyTo: 'm1', ticket: null } as const;
      return [
        await tx.outbox.owe(
          asked?.kind === 'said' ? asked.inbox : (asked?.id ?? 0),
          'telegram',
          { ...to, part },
          clock.now(),
          '甲',
        ),
      ];
    });
    house.delivery.send('telegram', rows);
    await channel.sent.until(2);
    expect(channel.texts).toEqual(['答：一', '我来答']);
  });

  test('still forgets whoever asks for it', async () => {
    await say('一');
    await take();
    house.onKeep = (tx) => tx.threads.forget(WHO);
    await say('忘记我');
    await channel.sent.until(2);
    expect(channel.texts.at(-1)).toBe('答：忘记我');
    expect(await thread()).toBeNull();
  });
});

describe('the assistant is silent towards', () => {
  test.each([
    ['a person, in every chat, until it ends', 'person', { chat: 'c9' }],
    ['a group, whoever writes in it', 'group', { sender: 's9' }],
  ] as const)('%s', async (_, scope, more) => {
    await hush(scope);
    await say('一', more);
    await say('二', { chat: 'c8', sender: 's8' });
    clock.advance(60_001);
    await say('三', more);
    await channel.sent.until(2);
    expect(channel.texts).toEqual(['答：二', '答：三']);
  });

  test('whoever asks for a person, who comes all the same', async () => {
    await hush('person');
    await say('一');
    await say('转人工');
    await channel.sent.until(1);
    expect(channel.texts).toEqual([TOLD]);
    expect(await thread()).toMatchObject({ state: 'pool' });
  });

  test('a client alone that is spoken for', async () => {
    const open = (client: string) => run((tx) => tx.conversations.keep(WHO, { client, memory: null, facts: [] }, 1));
    await hush('client', 60_000, '宏达机械');
    await open('宏达机械');
    await say('一');
    await open('');
    await say('二');
    await channel.sent.until(1);
    expect(channel.texts).toEqual(['答：二']);
  });
});

describe('a person is brought', () => {
  test('by a subject of the operator’s, however it is written, after the answer to it', async () => {
    await say('我要退 款');
    await channel.sent.until(2);
    expect(channel.texts).toEqual(['答：我要退 款', TOLD]);
    expect(await thread()).toMatchObject({ state: 'pool', reason: '说到“退款”' });
    await say('什么时候退款');
    await channel.sent.until(3);
    expect(channel.texts[2]).toBe('答：什么时候退款');
  });

  test('by whoever asks for one, and tells so with the time that somebody is there', async () => {
    await say('转人工');
    await channel.sent.until(1);
    expect(channel.texts).toEqual([TOLD]);
    expect(await thread()).toMatchObject({ state: 'pool', reason: '要求转人工' });
    await say('转人工');
    await channel.sent.until(2);
    expect(channel.texts[1]).toBe(withHours(WORDS.stillWaiting, '工作日九点到五点'));
    await say('还要问');
    await channel.sent.until(3);
    expect(channel.texts[2]).toBe('答：还要问');
  });

  test('by a complaint, after the answer to it', async () => {
    await say('投诉');
    await channel.sent.until(2);
    expect(channel.texts).toEqual(['答：投诉', TOLD]);
  });

  test('by two questions in a row that found no answer, not by two with one between', async () => {
    for (const text of ['没收录', '一', '没收录']) await say(text);
    await channel.sent.until(3);
    expect(await thread()).toMatchObject({ state: 'bot', misses: 1 });
    await say('没收录');
    await channel.sent.until(5);
    expect(channel.texts.at(-1)).toBe(TOLD);
    expect(await thread()).toMatchObject({ state: 'pool', reason: '连续没有答上', misses: 0 });
  });

  test('and once it has ended, the assistant goes on', async () => {
    await say('一');
    const taken = await take();
    if (taken)
      await run((tx) => tx.threads.move(taken, { state: 'ended', owner: null, reason: '已办结' }, clock.now()));
    await say('二');
    await channel.sent.until(2);
    expect(channel.texts).toEqual(['答：一', '答：二']);
    expect(await thread()).toMatchObject({ state: 'bot' });
  });
});
