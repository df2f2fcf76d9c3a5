import { describe, expect, test } from 'vitest';
import { admitsFrom } from '../../src/app/page-budgets.ts';
import { StoreError } from '../../src/errors.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { BUDGET_LASTS } from '../../src/store/port/budgets.ts';
import type { Store } from '../../src/store/port.ts';
import { openPostgres } from '../../src/store/postgres/store.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { freshSchema, withPostgres } from '../fakes/postgres.ts';

const HERE = '192.0.2.1';

async function shareOneBudget(stores: readonly [Store, Store]): Promise<void> {
  const clock = new ManualClock();
  const pages = stores.map((store) => admitsFrom(store, clock, 3));
  const times = async (kind: 'ask' | 'calculate' | 'read', many: number, address = HERE) => {
    const all = await Promise.all(Array.from({ length: many }, (_, i) => pages[i % 2]?.(kind, address)));
    return all.filter(Boolean).length;
  };
  expect(await times('ask', 10)).toBe(3);
  expect(await times('calculate', 20)).toBe(15);
  expect(await times('read', 70)).toBe(60);
  expect(await times('ask', 2, '192.0.2.2')).toBe(2);
  clock.advance(BUDGET_LASTS);
  expect(await times('ask', 2)).toBe(2);
}

describe('programs that show one page', () => {
  test('give an address one budget of questions, sums and pages', async () => {
    const store = new MemoryStore();
    await shareOneBudget([store, store]);
  });

  withPostgres('programs that show one page over PostgreSQL', () => {
    test('give an address one budget over PostgreSQL', async () => {
      const schema = await freshSchema();
      const stores = [await openPostgres(schema.url), await openPostgres(schema.url)] as const;
      await shareOneBudget(stores).finally(async () => {
        for (const store of stores) await store.close();
        await schema.drop();
      });
    });
  });

  test('each count by themselves while the store can not', async () => {
    const budgets = { count: async () => Promise.reject(new StoreError('down')), expire: async () => 0 };
    const admits = admitsFrom({ budgets }, new ManualClock(), 2);
    const asked = [await admits('ask', HERE), await admits('ask', HERE), await admits('ask', HERE)];
    expect(asked).toEqual([true, true, false]);
  });

  test('leave a store that can not count alone for some seconds, and ask it again', async () => {
    let asked = 0;
    const count = async () => {
      asked++;
      throw new StoreError('down');
    };
    const clock = new ManualClock();
    const admits = admitsFrom({ budgets: { count, expire: async () => 0 } }, clock, 9);
    for (let i = 0; i < 5; i++) await admits('read', HERE);
    expect(asked).toBe(1);
    clock.advance(5000);
    await admits('read', HERE);
    expect(asked).toBe(2);
  });
});
