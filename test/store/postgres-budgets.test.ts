import { expect, it } from 'vitest';
import type { Admitted } from '../../src/store/port/budgets.ts';
import { PostgresBudgets } from '../../src/store/postgres/budgets.ts';
import { storeError } from '../../src/store/postgres/fault.ts';

/** Counts as the database does, and refuses a statement with a name that it can't take: all of it. */
function counting(code: string) {
  const used = new Map<string, number>();
  const statements: number[] = [];
  const all = async (
    _: string,
    scopes: string[],
    channels: string[],
    names: string[],
    ____: string[],
    many: string[],
  ) => {
    statements.push(names.length);
    if (names.includes('bad')) throw storeError({ code }, 'postgres://db/cewen');
    return names.map((name, i) => {
      used.set(name, (used.get(name) ?? 0) + Number(many[i]));
      return { scope: scopes[i], channel: channels[i], name, used: used.get(name) };
    });
  };
  const budgets = new PostgresBudgets({ all } as never);
  const count = (name: string): Promise<Admitted> =>
    budgets.count({ scope: 'person', channel: 'telegram', name }, 2, 0);
  return { count, statements };
}

it('one value that the database refuses fails for itself alone, and the others that wait with it are counted once', async () => {
  const { count, statements } = counting('54000');
  const told = await Promise.allSettled(['a', 'bad', 'b', 'a', 'a', 'a'].map(count));
  expect(told.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([
    'yes',
    'failed',
    'yes',
    'yes',
    'tell',
    'no',
  ]);
  expect(statements).toEqual([3, 1, 1, 1]);
});

it('where the connection is lost nothing is counted again: it is not known what was', async () => {
  const { count, statements } = counting('57P01');
  const told = await Promise.allSettled(['a', 'bad', 'b'].map(count));
  expect(told.every(({ status }) => status === 'rejected')).toBe(true);
  expect(statements).toEqual([3]);
});
