import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import { until } from '../channel/conformance-trouble.ts';
import { House } from '../fakes/house.ts';
import { Loopback } from '../fakes/loopback.ts';
import { ManualClock } from '../fakes/manual-clock.ts';

const WHO = { channel: 'telegram', chat: 'c1', sender: 's1' } as const;

describe.each([
  ['memory', async (): Promise<Store> => new MemoryStore()],
  ['libsql', () => openLibsql(':memory:')],
])('a turn over %s', (_, open) => {
  let clock: ManualClock;
  let channel: Loopback;
  let store: Store;
  let house: House;
  let full: boolean;

  beforeEach(async () => {
    clock = new ManualClock();
    channel = new Loopback();
    store = await open();
    full = false;
    house = new House(channel, { clock, store });
    house.onKeep = keep;
    await house.delivery.start();
  });
  afterEach(async () => {
    await house.close();
    await store.close();
  });

  async function keep(tx: Transaction): Promise<void> {
    await tx.conversations.keep(WHO, { client: '', memory: null, facts: [] }, 1);
    if (full) throw new StoreError('full');
  }
  /** Whether the state is kept, how many messages are pending, what was sent. */
  const stands = () =>
    store.transaction(async (tx) => ({
      kept: (await tx.conversations.load(WHO, 0)) !== null,
      pending: (await tx.inbox.pending()).length,
      sent: channel.texts,
    }));

  test('keeps state, answer and settled message together', async () => {
    await channel.say('奖励多少', clock.now());
    await channel.sent.until(1);
    expect(await stands()).toEqual({ kept: true, pending: 0, sent: ['答：奖励多少'] });
  });

  test('keeps none of them where one can not be kept, and all of them later', async () => {
    full = true;
    await channel.say('奖励多少', clock.now());
    await until(() => house.log.some((line) => line.includes('could not be settled')));
    expect(await stands()).toEqual({ kept: false, pending: 1, sent: [] });
    full = false;
    clock.advance(5000);
    await channel.sent.until(1);
    expect(await stands()).toEqual({ kept: true, pending: 0, sent: ['答：奖励多少'] });
  });

  test('is answered once where the word that a commit is safe was lost on its way from the store', async () => {
    const commit = store.transaction.bind(store);
    let lost: 'record' | 'settle' | null = null;
    store.transaction = async (work) => {
      let loses = false;
      const inboxOf = ({ inbox }: Transaction) =>
        new Proxy(inbox, {
          get: (target, name) => {
            loses ||= name === lost;
            return Reflect.get(target, name).bind(target);
          },
        });
      const result = await commit((tx) => work({ ...tx, inbox: inboxOf(tx) }));
      if (!loses) return result;
      lost = null;
      throw new StoreError('lost');
    };
    lost = 'record';
    await expect(channel.say('一', clock.now())).rejects.toThrow(StoreError);
    expect(channel.texts).toEqual([]);
    clock.advance(5000);
    await channel.sent.until(1);
    lost = 'settle';
    await channel.say('二', clock.now());
    await until(() => house.log.some((line) => line.includes('could not be settled')));
    clock.advance(5000);
    await channel.sent.until(2);
    expect(await stands()).toEqual({ kept: true, pending: 0, sent: ['答：一', '答：二'] });
    expect(await store.transaction((tx) => tx.outbox.owed('telegram'))).toEqual([]);
  });

  test('is sent once where its part could not be marked at first', async () => {
    const commit = store.transaction.bind(store);
    let away = false;
    store.transaction = async (work) => {
      if (away) throw new StoreError('away');
      return commit(work);
    };
    channel.onSend = () => {
      away = true;
    };
    await channel.say('奖励多少', clock.now());
    await until(() => house.log.some((line) => line.includes('could not be marked')));
    away = false;
    clock.advance(5000);
    await until(() => channel.texts.length > 0);
    expect(await store.transaction((tx) => tx.outbox.owed('telegram'))).toEqual([]);
    expect(channel.texts).toEqual(['答：奖励多少']);
  });

  test('that can not be kept at first is answered before what its chat says later; other chats do not wait', async () => {
    full = true;
    await channel.say('一', clock.now());
    await until(() => house.log.some((line) => line.includes('could not be settled')));
    full = false;
    await channel.say('二', clock.now());
    await channel.say('别处', clock.now(), { chat: 'c2' });
    await channel.sent.until(1);
    clock.advance(5000);
    await channel.sent.until(3);
    expect(channel.texts).toEqual(['答：别处', '答：一', '答：二']);
  });
});
