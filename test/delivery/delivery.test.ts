import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RETRY } from '../../src/contract/kept-retry.ts';
import { WORDS } from '../../src/delivery/fixed-words.ts';
import { ChannelError, StoreError } from '../../src/errors.ts';
import type { DeadLetter } from '../../src/store/port/dead-letters.ts';
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

describe('a flood', () => {
  test('of a thousand messages by one keeps others no longer than those that are being answered', async () => {
    await open({ settings: { perPerson: 2000, queue: 2000 } });
    for (let i = 0; i < 1000; i += 1) void say(`洪${i}`, { id: `f${i}`, chat: 'flood', sender: 'flood' });
    await say('别的人', { id: 'other', chat: 'c2', sender: 's2' });
    await house.messages.find(({ text }) => text === '别的人');
    expect(house.texts.length).toBeLessThan(20);
    await channel.sent.find(({ chat }) => chat === 'c2');
    expect(channel.sent.items.filter(({ chat }) => chat === 'flood').length).toBeLessThan(20);
    await channel.sent.until(1001);
  });

  test('by a whole group is answered as far as its budget goes, told once, and leaves other groups theirs', async () => {
    await open({ settings: { perGroup: 3 } });
    const inGroup = (chat: string, i: number) =>
      say(`${chat}${i}`, { id: `${chat}${i}`, kind: 'group', chat, sender: `s${i}` });
    for (let i = 0; i < 6; i += 1) await inGroup('g1', i);
    await inGroup('g2', 1);
    await channel.sent.until(5);
    expect(house.texts).toEqual(['g10', 'g11', 'g12', 'g21']);
    expect(channel.texts.filter((text) => text === WORDS.groupTooFast)).toHaveLength(1);
    clock.advance(60_000);
    await inGroup('g1', 7);
    await house.messages.find(({ text }) => text === 'g17');
  });
});

describe('a message', () => {
  test('is on record when receive resolves, and is handled with its date and origin', async () => {
    await open();
    await say('慢');
    expect(await house.pending()).toHaveLength(1);
    const [message] = await house.messages.until(1);
    expect(message).toMatchObject({
      id: 'telegram:m1',
      asOf: '2026-11-21',
      origin: { channel: 'telegram', chat: 'c1', sender: 's1' },
    });
  });

  test('holds no zero byte once it is on record, in none of its fields', async () => {
    await open();
    await say('奖\0励多少', { id: 'z\0', chat: 'c\0', sender: 's\0', quoted: '一年\0' });
    const message = await house.messages.find(({ text }) => text === '奖励多少');
    expect(message).toMatchObject({ origin: { chat: 'c', sender: 's', quoted: '一年' } });
    expect(JSON.stringify(message)).not.toContain('u0000');
    expect((await channel.sent.until(1))[0]).toMatchObject({ chat: 'c', replyTo: 'z' });
  });

  test('that comes during a stop is recorded for the next start', async () => {
    await open();
    await say('慢');
    await house.messages.until(1);
    const stopping = house.delivery.stop(1000);
    await say('二');
    clock.advance(1000);
    await turns();
    clock.advance(1000);
    await turns();
    clock.advance(2000);
    await stopping;
    expect((await house.pending()).map((row) => row.incoming.content)).toContainEqual({
      kind: 'text',
      text: '二',
    });
  });

  test('that has brought the process down again and again is given up with an apology', async () => {
    await open();
    await say('慢');
    await house.messages.until(1);
    const [row] = await house.pending();
    const { store } = house;
    for (let i = 0; i < 5; i += 1) await store.transaction((tx) => tx.inbox.countTry(row?.id ?? 0));
    house.release = () => {};
    await house.stop(0);
    channel = new Loopback();
    await open({ store });
    await channel.sent.until(1);
    expect(channel.texts[0]).toContain('没能处理好');
    expect(house.texts).toEqual([]);
  });

  test('whose turn can not be kept while the store fails is tried again, later and later, then given up', async () => {
    await open();
    let tries = 0;
    house.onKeep = () => {
      tries += 1;
      throw new StoreError('disk full');
    };
    await say('一');
    await until(() => tries === 1);
    for (let minute = 0; minute < 8; minute += 1) {
      clock.advance(60_000);
      await turns();
    }
    await channel.sent.until(1);
    expect(channel.texts).toEqual([WORDS.failed]);
    expect(tries).toBe(6);
    expect(await house.pending()).toEqual([]);
  });

  test('whose store is down for an hour is taken up again when it is back, without a restart', async () => {
    await open({ settings: { fresh: 2 * 60 * 60_000 } });
    let down = false;
    const whole = house.store.transaction.bind(house.store);
    house.store.transaction = async (work) => {
      if (down) throw new StoreError('connection refused');
      return whole(work);
    };
    house.onMessage = () => {
      down = true;
    };
    await say('一');
    await house.messages.until(1);
    for (let minute = 0; minute < 60; minute += 1) {
      await turns();
      clock.advance(60_000);
    }
    await turns();
    expect(channel.texts).toEqual([]);
    down = false;
    house.onMessage = () => {};
    clock.advance(60_000);
    await channel.sent.until(1);
    expect(channel.texts).toEqual(['答：一']);
    expect(await house.pending()).toEqual([]);
  });

  test('whose turn can be kept at the second try is answered once', async () => {
    await open();
    let tries = 0;
    house.onKeep = () => {
      tries += 1;
      if (tries === 1) throw new StoreError('locked');
    };
    await say('一');
    await until(() => tries === 1);
    await turns();
    clock.advance(60_000);
    await channel.sent.until(1);
    expect(channel.texts).toEqual(['答：一']);
    expect(await house.pending()).toEqual([]);
  });

  test('whose handler can not read the store is tried again', async () => {
    await open();
    let locked = true;
    house.onMessage = () => {
      if (locked) throw new StoreError('locked');
    };
    await say('一');
    await house.messages.until(1);
    await turns();
    expect(channel.texts).toEqual([]);
    locked = false;
    clock.advance(60_000);
    await channel.sent.until(1);
    expect(channel.texts).toEqual(['答：一']);
  });

  test('that can not be kept for any other reason is answered so at once, set aside and told to the operator', async () => {
    await open();
    let tries = 0;
    house.onKeep = () => {
      tries += 1;
      throw new TypeError(`secret words of ${tries}`);
    };
    await say('一');
    await channel.sent.until(1);
    expect(channel.texts).toEqual([WORDS.failed]);
    expect(tries).toBe(1);
    expect(await house.pending()).toEqual([]);
    clock.advance(60_000);
    await turns();
    expect(channel.texts).toHaveLength(1);
    expect(tries).toBe(1);
    expect(await house.unanswered()).toMatchObject([{ question: '一', why: 'failed', times: 1 }]);
    const told = house.log.filter((line) => line.includes('set aside'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('TypeError');
    expect(told[0]).not.toContain('secret');
  });

  test('that failed is handled again where an admin asks for it, and so is a part that was refused', async () => {
    let broken = true;
    await open();
    house.onMessage = () => {
      if (broken) throw new TypeError('broken');
    };
    await say('一');
    await channel.sent.until(1);
    broken = false;
    channel.onSend = () => {
      if (broken) throw new ChannelError('gone', { recovery: 'drop' });
    };
    const given = (): Promise<readonly DeadLetter[]> => house.store.transaction((tx) => tx.deadLetters.list(9));
    const again = async (): Promise<void> => {
      const [letter] = await given();
      const id = letter?.key ?? '';
      await house.store.transaction((tx) =>
        tx.records.put({ kind: RETRY, id, about: '', body: '{}', at: 0, version: 0 }),
      );
      clock.advance(5000);
      await turns();
    };
    await again();
    await channel.sent.until(2);
    expect(channel.texts[1]).toBe('答：一');
    broken = true;
    house.onMessage = () => {};
    await say('二');
    await house.dropped.find((why) => why === 'failed');
    await turns();
    broken = false;
    await again();
    await channel.sent.until(3);
    expect(channel.texts[2]).toBe('答：二');
    expect(await given()).toEqual([]);
  });

  test('that breaks the handler is set aside too', async () => {
    await open();
    await say('坏');
    await channel.sent.until(1);
    expect(channel.texts).toEqual([WORDS.failed]);
    expect(await house.pending()).toEqual([]);
    expect(house.log.join()).not.toContain('secret words');
  });

  test('that rests on a policy that is switched off is not answered from it', async () => {
    await open();
    house.allowOnly('off: { policies: [changsha-sme-2022] }');
    await say('引');
    await channel.sent.until(1);
    expect(channel.texts[0]).toContain('停用');
    expect(channel.texts[0]).not.toContain('万元');
  });
});
