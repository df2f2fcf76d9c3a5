import { expect, it } from 'vitest';
import { likelihoodOfSum } from '../../src/answer/evidence/sums/sum-table.ts';
import { learnSums } from '../../src/train/learn-sums.ts';
import { WeightTable } from '../../src/understand/learned/weight-table.ts';

it('learns from what sums leave out how likely they are right', () => {
  const [right, wrong] = [['unused 0'], ['unused 2', 'beside 2']];
  const examples = Array.from({ length: 8 }, () => [
    { signs: right, right: true },
    { signs: wrong, right: false },
  ]).flat();
  const table = new WeightTable(learnSums(examples));
  expect(likelihoodOfSum(right, table)).toBeGreaterThan(0.7);
  expect(likelihoodOfSum(wrong, table)).toBeLessThan(0.3);
});
