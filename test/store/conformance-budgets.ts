import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Admitted, type Allowance, BUDGET_LASTS } from '../../src/store/port/budgets.ts';
import type { Store } from '../../src/store/port.ts';
import type { OpenStore } from './conformance.ts';

const ANN: Allowance = { scope: 'person', channel: 'telegram', name: 'ann' };

/** How every store counts what may come in a minute. */
export function conformsInBudgets(what: string, open: () => Promise<OpenStore>): void {
  let opened: OpenStore;
  let store: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());
  const START = 1_790_000_000_000;
  const count = (at: number, of = ANN, most = 2): Promise<Admitted> => store.budgets.count(of, most, START + at);
  const counted = async (...times: number[]): Promise<Admitted[]> => {
    const all: Admitted[] = [];
    for (const at of times) all.push(await count(at));
    return all;
  };

  describe(`${what}: a budget`, () => {
    test('tells the first beyond it and nobody else, until its minute is over', async () => {
      expect(await counted(0, 1, 2, 3, BUDGET_LASTS - 1)).toEqual(['yes', 'yes', 'tell', 'no', 'no']);
      expect(await counted(BUDGET_LASTS, BUDGET_LASTS + 1, BUDGET_LASTS + 2)).toEqual(['yes', 'yes', 'tell']);
    });

    test('counts each that comes at once in its turn, and those of others beside it', async () => {
      const bob = { ...ANN, name: 'bob' };
      const all = await Promise.all([count(0), count(1), count(2, bob), count(3), count(4), count(5, bob)]);
      expect(all).toEqual(['yes', 'yes', 'yes', 'tell', 'no', 'yes']);
      expect(await Promise.all([count(6), count(7, bob), count(8, bob)])).toEqual(['no', 'tell', 'no']);
    });

    test('is one for each person, group, address and channel; one of nothing tells once', async () => {
      await counted(0, 1, 2, 3);
      for (const other of [
        { name: 'bob' },
        { channel: 'wecom' },
        { scope: 'group' } as const,
        { scope: 'ask' } as const,
      ])
        expect(await count(4, { ...ANN, ...other })).toBe('yes');
      const full = { ...ANN, scope: 'full' } as const;
      expect([await count(0, full, 0), await count(1, full, 0), await count(BUDGET_LASTS, full, 0)]).toEqual([
        'tell',
        'no',
        'tell',
      ]);
    });

    test('holds nobody longer than a minute, however the clock is set', async () => {
      await counted(86_400_000, 86_400_001, 86_400_002);
      expect(await counted(0, 1)).toEqual(['yes', 'yes']);
    });

    test('is let go of when its minute is over, some at a time', async () => {
      for (const name of ['a', 'b', 'c']) await count(0, { ...ANN, name });
      await count(BUDGET_LASTS - 1, { ...ANN, name: 'd' });
      const expire = () => store.budgets.expire(START + BUDGET_LASTS, 2);
      expect([await expire(), await expire(), await expire()]).toEqual([2, 1, 0]);
    });
  });
}
