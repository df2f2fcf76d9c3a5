import type { Problem } from '../../../src/calculate/combine/problem.ts';
import type { Random } from '../../fakes/random.ts';

/** Measures of small equal-looking sums, so that ties come up, with rivals, requirements and up to three overlapping caps. */
export function randomProblem(random: Random, most: number): Problem {
  const n = 1 + random.below(most);
  const some = (size: number) => [...new Set(Array.from({ length: size }, () => random.below(n)))];
  const amounts = Array.from({ length: n }, () => BigInt(random.below(6) === 0 ? 0 : 1 + random.below(12)));
  return {
    amounts,
    deadlines: amounts.map(() => (random.below(3) === 0 ? null : `2026-0${1 + random.below(9)}-01`)),
    exclusions: Array.from({ length: random.below(1 + n / 2) }, () => some(2 + random.below(3))),
    requires: Array.from({ length: random.below(3) }, () => [random.below(n), random.below(n)] as const).filter(
      ([a, b]) => a !== b,
    ),
    caps: Array.from({ length: random.below(4) }, () => ({
      of: some(2 + random.below(5)),
      limit: BigInt(1 + random.below(24)),
    })),
  };
}
