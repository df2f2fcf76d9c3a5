import { afterEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/contract/channel.ts';
import { WORDS } from '../../src/delivery/fixed-words.ts';
import { Intake } from '../../src/delivery/intake.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { OutboxRow } from '../../src/store/port/outbox.ts';
import type { Store } from '../../src/store/port.ts';
import { openPostgres } from '../../src/store/postgres/store.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { freshSchema, withPostgres } from '../fakes/postgres.ts';
import { silent } from '../fakes/silent.ts';
import { incoming } from '../store/conformance.ts';

let clock: ManualClock;
let close: () => Promise<void>;
let answered: string[];
let said: string[];
let dropped: string[];
let waiting: number;
let store: Store;
afterEach(() => close());

function intake(store: Store): Intake {
  const parts = {
    store,
    clock,
    logger: silent,
    observer: {
      received: () => {},
      replied: () => {},
      again: () => {},
      sent: () => {},
      dropped: (_: string, why: string) => void dropped.push(why),
    },
    access: { serves: () => true },
    settings: { fresh: 60_000, queue: 10, perPerson: 3, perGroup: 5 },
  };
  return new Intake(parts as never, {
    waiting: () => waiting,
    answer: (row) => void answered.push(row.incoming.id),
    send: (_, rows: readonly OutboxRow[]) => void said.push(...rows.map(({ outgoing }) => outgoing.part.text)),
  });
}

/** Two programs: each may have its own connection to what they share. */
function twoTake(what: string, open: () => Promise<{ stores: readonly [Store, Store]; close: () => Promise<void> }>) {
  describe(`${what}: two programs that take what comes in`, () => {
    const programs = async (): Promise<readonly [Intake, Intake]> => {
      const opened = await open();
      clock = new ManualClock();
      store = opened.stores[0];
      close = opened.close;
      [answered, said, dropped, waiting] = [[], [], [], 0];
      return [intake(opened.stores[0]), intake(opened.stores[1])];
    };
    const message = (id: string, more: Partial<Incoming> = {}) => incoming(id, { sentAt: clock.now(), ...more });
    const ids = (n: number) => Array.from({ length: n }, (_, i) => `m${i}`);
    const times = (words: string) => said.filter((each) => each === words).length;

    test('give a person one budget, tell them once, and give it anew with the next minute', async () => {
      const both = await programs();
      await Promise.all(ids(12).map((id, i) => both[i % 2]?.receive(message(id))));
      expect(answered).toHaveLength(3);
      expect(said).toEqual([WORDS.tooFast]);
      expect(dropped).toEqual(Array(9).fill('limit'));
      clock.advance(60_000);
      expect(await both[1].receive(message('later'))).toBe(true);
    });

    test('give a group one budget, whoever writes in it', async () => {
      const both = await programs();
      const inGroup = (id: string) => message(id, { kind: 'group', chat: 'g', sender: id });
      await Promise.all(ids(12).map((id, i) => both[i % 2]?.receive(inGroup(id))));
      expect(answered).toHaveLength(5);
      expect(said).toEqual([WORDS.groupTooFast]);
    });

    test('count a message once, though its transaction is run again', async () => {
      const both = await programs();
      await Promise.all([
        ...ids(3).map((id) => both[0].receive(message(id))),
        store.transaction(async () => Promise.reject(new Error('spoils the batch'))).catch(() => {}),
      ]);
      expect(await both[0].receive(message('beyond'))).toBe(false);
      expect([answered.length, said]).toEqual([3, [WORDS.tooFast]]);
    });

    test('count a message once, whichever it comes to and how often', async () => {
      const both = await programs();
      for (const program of [...both, ...both]) await program.receive(message('same'));
      await both[0].receive(message('b'));
      expect(await both[1].receive(message('c'))).toBe(true);
      expect(answered).toEqual(['same', 'b', 'c']);
    });

    test('tell a chat once a minute between them that it waits in a line, and that the house is full', async () => {
      const both = await programs();
      waiting = 10;
      await Promise.all(ids(3).map((id, i) => both[i % 2]?.receive(message(`line-${id}`, { sender: 's2' }))));
      expect([answered.length, times(WORDS.inLine), dropped]).toEqual([3, 1, []]);
      answered.length = 0;
      waiting = 100;
      await Promise.all(ids(3).map((id, i) => both[i % 2]?.receive(message(id))));
      expect([answered, times(WORDS.tooMany), dropped]).toEqual([[], 1, ['full', 'full', 'full']]);
    });
  });
}

test('a flood of one who is beyond the budget asks the store once a second, and ends with the minute', async () => {
  const held = new MemoryStore();
  close = () => held.close();
  clock = new ManualClock();
  [answered, said, dropped, waiting] = [[], [], [], 0];
  let asked = 0;
  const counts = new Proxy(held, {
    get(of, name) {
      if (name === 'transaction') asked += 1;
      const value = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
  const flooded = intake(counts);
  const flood = async (from: number) => {
    for (let n = from; n < from + 200; n += 1) await flooded.receive(incoming(`f${n}`, { sentAt: clock.now() }));
  };
  await flood(0);
  expect([asked, answered.length, said, dropped.length]).toEqual([5, 3, [WORDS.tooFast], 197]);
  clock.advance(1000);
  await flood(200);
  expect([asked, dropped.length]).toEqual([6, 397]);
  expect(await flooded.receive(incoming('other', { sender: 's2', sentAt: clock.now() }))).toBe(true);
  clock.advance(59_000);
  expect(await flooded.receive(incoming('later', { sentAt: clock.now() }))).toBe(true);
});

twoTake('memory', async () => {
  const store = new MemoryStore();
  return { stores: [store, store], close: () => store.close() };
});

twoTake('libsql', async () => {
  const store = await openLibsql(':memory:');
  return { stores: [store, store], close: () => store.close() };
});

withPostgres('postgres: two programs that take what comes in', () => {
  twoTake('postgres', async () => {
    const schema = await freshSchema();
    const stores = [await openPostgres(schema.url), await openPostgres(schema.url)] as const;
    const close = async (): Promise<void> => {
      for (const store of stores) await store.close();
      await schema.drop();
    };
    return { stores, close };
  });
});
