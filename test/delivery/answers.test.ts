import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChannelError } from '../../src/errors.ts';
import { until } from '../channel/conformance-trouble.ts';
import { House, type HouseOptions } from '../fakes/house.ts';
import { Loopback } from '../fakes/loopback.ts';
import { ManualClock } from '../fakes/manual-clock.ts';

let clock: ManualClock;
let channel: Loopback;
let house: House;

beforeEach(() => {
  clock = new ManualClock();
  channel = new Loopback();
});
afterEach(() => house.close());

async function open(options: HouseOptions = {}): Promise<House> {
  house = new House(channel, { clock, ...options });
  await house.delivery.start();
  return house;
}
const say = (text: string, more = {}): Promise<void> => channel.say(text, clock.now(), more);
const turns = async (n = 20): Promise<void> => {
  for (let i = 0; i < n; i += 1) await new Promise((resolve) => setImmediate(resolve));
};
const away = () => new ChannelError('away', { recovery: 'retry', scope: 'channel' });

describe('an answer', () => {
  test('in parts goes in order, and only its first part answers in place', async () => {
    await open();
    await say('引');
    await channel.sent.until(2);
    expect(channel.sent.items.map((outgoing) => outgoing.ticket)).toEqual(['t', null]);
    expect(channel.texts[1]).toContain('依据');
  });

  test('that nobody waits for any more is not sent', async () => {
    await open();
    channel.onSend = () => {
      throw away();
    };
    await say('一');
    await until(() => house.log.some((line) => line.includes('send failed')));
    clock.advance(31 * 60_000);
    await turns();
    clock.advance(60_000);
    await house.dropped.find((why) => why === 'expired');
    expect(channel.texts).toEqual([]);
  });

  test('waits as long as the app asks, in that chat alone', async () => {
    await open();
    channel.onSend = ({ chat }) => {
      if (chat === 'c1') throw new ChannelError('busy', { recovery: 'retry', retryAfter: 7000 });
    };
    await say('一');
    await until(() => house.log.some((line) => line.includes('send failed')));
    await say('二', { chat: 'c2' });
    await channel.sent.until(1);
    channel.onSend = () => {};
    clock.advance(6999);
    await turns();
    expect(channel.texts).toEqual(['答：二']);
    clock.advance(1);
    await channel.sent.until(2);
  });

  test('of which the connection breaks once is sent again soon, however many were under way', async () => {
    await open();
    let broken = true;
    channel.onSend = async () => {
      await turns(5);
      if (broken) throw away();
    };
    for (let i = 0; i < 16; i += 1) await say('一', { chat: `c${i}` });
    await until(() => house.log.filter((line) => line.includes('send failed')).length === 16);
    broken = false;
    clock.advance(1000);
    await channel.sent.until(16);
    expect(house.log.join()).not.toContain('channel waits');
  });

  test('of which one connection breaks holds up no other chat', async () => {
    await open();
    channel.onSend = ({ chat }) => {
      if (chat === 'c1') throw away();
    };
    await say('一');
    await until(() => house.log.some((line) => line.includes('send failed')));
    await say('二', { chat: 'c2' });
    await channel.sent.until(1);
    expect(channel.texts).toEqual(['答：二']);
  });

  test('is sent in time, and is not too old, where somebody sets the clock', async () => {
    const limits = [{ scope: 'channel', kind: null, count: 1, per: 1000 }] as const;
    await open({ pacing: { limits, jitter: 0 } });
    await say('一');
    await channel.sent.until(1);
    await say('二');
    await house.messages.until(2);
    for (const hours of [-5, 10]) {
      clock.set(hours * 3_600_000);
      await turns();
    }
    clock.advance(1000);
    await channel.sent.until(2);
    expect(channel.texts).toEqual(['答：一', '答：二']);
    expect(house.dropped.items).toEqual([]);
  });

  test('to an app that is away is tried with one message at a time, less and less often', async () => {
    await open();
    let tries = 0;
    channel.onSend = () => {
      tries += 1;
      throw away();
    };
    for (let i = 0; i < 10; i += 1) await say('一', { chat: `c${i}` });
    await house.messages.until(10);
    await turns();
    for (let second = 0; second < 10; second += 1) {
      clock.advance(1000);
      await turns();
    }
    const first = tries;
    expect(house.log.join()).toContain('channel waits');
    clock.advance(60_000);
    await turns();
    expect(tries).toBe(first + 1);
    channel.onSend = () => {};
    clock.advance(60_000);
    await channel.sent.until(10);
  });

  test('leaves after a random pause where the account has to look human', async () => {
    await open({ pacing: { limits: [], jitter: 1000 } });
    await say('一');
    await until(() => house.messages.items.length === 1);
    await turns();
    clock.advance(1000);
    await channel.sent.until(1);
  });

  test('that a channel can no longer send ends it, once', async () => {
    await open();
    channel.onSend = () => {
      throw new ChannelError('请换一个令牌', { recovery: 'stop' });
    };
    await say('一');
    await say('二', { chat: 'c2' });
    expect((await house.failed).message).toBe('请换一个令牌');
  });

  test('is shown to be coming after a moment, again and again, and no longer than it takes', async () => {
    await open();
    await say('慢');
    await house.messages.until(1);
    expect(channel.typed.items).toHaveLength(0);
    clock.advance(400);
    clock.advance(4500);
    expect(channel.typed.items).toHaveLength(2);
    house.release();
    await channel.sent.until(1);
    clock.advance(10_000);
    expect(channel.typed.items).toHaveLength(2);
  });
});
