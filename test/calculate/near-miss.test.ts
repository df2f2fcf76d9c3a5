import { expect, it } from 'vitest';
import { missFigures } from '../../src/calculate/value/near-miss.ts';
import type { Fact, FactBook } from '../../src/knowledge/fact.ts';

const fact = (noun?: string): Fact => ({ type: 'number', noun }) as Fact;
const book = new Map([
  ['占比', fact()],
  ['床位', fact('张')],
]) as ReadonlyMap<string, Fact> as FactBook;
const miss = (name: string, unit: string) =>
  missFigures({ fact: name, has: '3.5', needs: '8.5', distance: '5', unit, clause: 'c#1' }, book);

it('tells rates apart by points, and counts by their noun', () => {
  expect(miss('占比', '%')).toEqual({ has: '3.5%', needs: '8.5%', distance: '5个百分点' });
  expect(miss('床位', 'count')).toEqual({ has: '3.5张', needs: '8.5张', distance: '5张' });
});
