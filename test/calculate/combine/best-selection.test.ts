import { describe, expect, it } from 'vitest';
import { bestSelection } from '../../../src/calculate/combine/best-selection.ts';
import { payUnderCaps } from '../../../src/calculate/combine/pay-under-caps.ts';
import type { Problem } from '../../../src/calculate/combine/problem.ts';
import { Random } from '../../fakes/random.ts';
import { bruteForce } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';

const problem = (amounts: readonly number[], rest: Partial<Problem> = {}): Problem => ({
  amounts: amounts.map(BigInt),
  deadlines: amounts.map(() => null),
  exclusions: [],
  requires: [],
  caps: [],
  ...rest,
});

describe('the best selection', () => {
  it('takes everything where nothing forbids it, and nothing that pays nothing', () => {
    expect(bestSelection(problem([5, 0, 3]))).toEqual({ chosen: [0, 2], value: 8n });
  });

  it('takes the two that pay more together than the greatest, which bars both', () => {
    const rivals = {
      exclusions: [
        [0, 1],
        [0, 2],
      ],
    };
    expect(bestSelection(problem([5, 3, 3], rivals))).toEqual({ chosen: [1, 2], value: 6n });
  });

  it('takes what another needs along, though it pays nothing', () => {
    expect(bestSelection(problem([5, 0], { requires: [[0, 1]] }))).toEqual({ chosen: [0, 1], value: 5n });
  });

  it('applies for as few as pay a shared limit', () => {
    expect(bestSelection(problem([6, 5, 4], { caps: [{ of: [0, 1, 2], limit: 9n }] }))).toEqual({
      chosen: [0, 1],
      value: 9n,
    });
  });

  it('applies for what is due first, where all else is equal', () => {
    const due = { deadlines: ['2026-09-01', '2026-03-01', null], exclusions: [[0, 1, 2]] };
    expect(bestSelection(problem([4, 4, 4], due)).chosen).toEqual([1]);
  });

  it('is paid the most that overlapping limits leave', () => {
    const caps = [
      { of: [0, 1], limit: 10n },
      { of: [1, 2], limit: 10n },
      { of: [0, 2], limit: 10n },
    ];
    expect(payUnderCaps([0, 1, 2], [10n, 10n, 10n], caps)).toBe(15n);
  });

  it('is what trying everything finds', () => {
    const random = new Random(14);
    for (let i = 0; i < 200; i += 1) {
      const one = randomProblem(random, 8);
      const { chosen, value } = bruteForce(one);
      expect(bestSelection(one), `${i}`).toEqual({ chosen, value: BigInt(value) });
    }
  });
});
