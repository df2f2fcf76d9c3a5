import { expect, it } from 'vitest';
import { titleMeant } from '../../src/dialogue/level-of-place.ts';
import type { Condition } from '../../src/knowledge/condition.ts';
import type { RuleBook } from '../../src/knowledge/measure-book.ts';

const HERE = '330100';
const TITLES = ['省级绿色工厂', '国家级绿色工厂'];
const wants = (...titles: string[]): RuleBook =>
  ({
    rules: new Map(
      titles.map((has) => {
        const conditions: Condition = { all: [{ any: [{ fact: '称号', has }, { not: { fact: '停产', is: true } }] }] };
        return [has, { scope: { region: HERE }, conditions }];
      }),
    ),
  }) as unknown as RuleBook;

it('takes a title of no stated level for that of the only level that a measure of the place asks for', () => {
  expect(titleMeant(TITLES, HERE, wants('省级绿色工厂'))?.title).toBe('省级绿色工厂');
  expect(titleMeant(TITLES, HERE, wants(...TITLES))).toBeNull();
});

it('takes none for a title whose name is part of another', () => {
  expect(titleMeant(TITLES, HERE, wants('省级绿色工厂示范企业'))).toBeNull();
});
