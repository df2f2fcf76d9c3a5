import { expect, it } from 'vitest';
import { rarity } from '../../src/answer/evidence/clause-says.ts';

it('of a word stays what it is where a collection grows and the word with it', () => {
  expect(rarity(5, 150)).toBeCloseTo(rarity(80, 2400));
  expect(rarity(80, 2400)).toBeGreaterThan(rarity(160, 2400));
  expect(rarity(0, 150)).toBe(rarity(0, 2400));
});

it('is as it is counted where few clauses are held', () => {
  expect(rarity(5, 20)).toBe(rarity(5, 150));
});
