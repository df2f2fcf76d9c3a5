import { expect, it } from 'vitest';
import { Best } from '../../src/retrieve/local/index/top-k.ts';

it('keeps the greatest scores, greatest first, and of equal ones the first offered', () => {
  const best = new Best(4);
  const scores = [3, 9, 1, 7, 7, 2, 8, 7, 0];
  scores.forEach((score, item) => {
    best.offer(item, score);
  });
  expect(best.ranked().map(({ item }) => item)).toEqual([1, 6, 3, 4]);
});

it('keeps nothing that scored nothing', () => {
  const best = new Best(2);
  best.offer(0, 0);
  expect(best.ranked()).toEqual([]);
});
