import { afterEach, beforeEach, expect, test } from 'vitest';
import { WORDS } from '../../src/delivery/fixed-words.ts';
import { ChannelError } from '../../src/errors.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { until } from '../channel/conformance-trouble.ts';
import { House, type HouseOptions } from '../fakes/house.ts';
import { Loopback } from '../fakes/loopback.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { SeatsTable } from '../fakes/seats-table.ts';

const MINUTE = 60_000;
const LATE = 3 * 60 * MINUTE;

let clock: ManualClock;
let channel: Loopback;
let house: House;

beforeEach(() => {
  clock = new ManualClock();
  channel = new Loopback();
});
afterEach(() => house.close());

const turns = async (n = 20): Promise<void> => {
  for (let i = 0; i < n; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** One message is being answered, and no second one may wait without a word. */
async function open(options: HouseOptions = {}): Promise<void> {
  house = new House(channel, { clock, ...options, settings: { queue: 1, width: 1 } });
  await house.delivery.start();
}

/** Somebody is told that they wait, writes once more within the minute, and is answered by nobody for hours. */
async function wait(): Promise<void> {
  await channel.say('慢', clock.now(), { id: 'first', chat: 'c0', sender: 's0' });
  await house.messages.until(1);
  await channel.say('一', clock.now(), { id: 'one' });
  await channel.say('二', clock.now(), { id: 'two' });
  await channel.sent.until(1);
  expect(channel.texts).toEqual([WORDS.inLine]);
  clock.advance(LATE);
}

const toWaiting = (): string[] => channel.sent.items.filter(({ chat }) => chat === 'c1').map(({ part }) => part.text);
const ANSWERED = [WORDS.inLine, `${WORDS.late}\n答：一`, `${WORDS.late}\n答：二`];

test('a chat that was told to wait is answered however late, and told that it is late', async () => {
  await open();
  await wait();
  house.release();
  await until(() => toWaiting().length === 3);
  expect(toWaiting()).toEqual(ANSWERED);
  expect(channel.sent.items.find(({ replyTo }) => replyTo === 'one')?.ticket).toBeNull();
  expect(await house.pending()).toEqual([]);
});

test('what is answered in time says nothing of being late', async () => {
  await open();
  await channel.say('慢', clock.now(), { id: 'first', chat: 'c0', sender: 's0' });
  await house.messages.until(1);
  await channel.say('一', clock.now(), { id: 'one' });
  house.release();
  await channel.sent.until(3);
  expect(toWaiting()).toEqual([WORDS.inLine, '答：一']);
});

test('a promise outlives the program that gave it', async () => {
  const store = new MemoryStore();
  await open({ store });
  await wait();
  await house.stop(0);
  await open({ store });
  house.release();
  await until(() => toWaiting().length === 3);
  expect(toWaiting()).toEqual(ANSWERED);
  await store.close();
});

test('a promise is kept by another program, and an answer to it waits as long as the app is away', async () => {
  const [store, table] = [new MemoryStore(), new SeatsTable()];
  await open({ store });
  await wait();
  await house.stop(0);
  table.work = { messages: await house.pending(), parts: [] };
  let away = true;
  channel.onSend = () => {
    if (away) throw new ChannelError('away', { recovery: 'retry', scope: 'channel' });
  };
  await open({ store, seats: table.seatsOf(2) });
  house.release();
  await until(() => house.log.some((line) => line.includes('send failed')));
  for (let beat = 0; beat < 8; beat += 1) {
    clock.advance(beat === 0 ? LATE : 20_000);
    await turns();
  }
  expect(house.dropped.items.filter((why) => why === 'expired')).toEqual([]);
  away = false;
  for (let beat = 0; beat < 200 && toWaiting().length < 3; beat += 1) {
    clock.advance(700);
    await turns();
  }
  expect(toWaiting()).toEqual(ANSWERED);
  await store.close();
});

test('what a person answers is promised nothing while the words are withheld, and is not answered late', async () => {
  const desk = { hours: null, subjects: [], changed: () => {}, heard: () => {} };
  const whose = { channel: 'telegram', chat: 'c1', sender: 's1' } as const;
  await open({ desk });
  const goesTo = (state: 'person' | 'bot'): Promise<void> =>
    house.store.transaction(async (tx) => {
      const thread = await tx.threads.find(whose);
      if (thread)
        await tx.threads.move(thread, { state, owner: state === 'bot' ? null : '甲', reason: null }, clock.now());
    });
  await channel.say('零', clock.now(), { id: 'zero' });
  await channel.sent.until(1);
  await goesTo('person');
  await channel.say('慢', clock.now(), { id: 'first', chat: 'c0', sender: 's0' });
  await house.messages.until(2);
  await channel.say('一', clock.now(), { id: 'one' });
  await goesTo('bot');
  await channel.say('二', clock.now(), { id: 'two' });
  await channel.sent.until(2);
  clock.advance(LATE);
  house.release();
  await until(() => toWaiting().length === 3);
  expect(toWaiting()).toEqual(['答：零', WORDS.inLine, `${WORDS.late}\n答：二`]);
  expect(house.dropped.items).toContain('stale');
});

test('who is refused for writing too fast is told that this one was not taken, and promised nothing', () => {
  for (const words of [WORDS.tooFast, WORDS.groupTooFast]) {
    expect(words).toMatch(/这一条我没有收下/);
    expect(words).not.toMatch(/先答|会答|回答您/);
  }
});
