import highs from 'highs';
import { expect, it } from 'vitest';
import { bestSelection } from '../../src/calculate/combine/best-selection.ts';
import { bruteForce } from '../calculate/combine/brute-force.ts';
import { randomProblem } from '../calculate/combine/random-problem.ts';
import { Random } from '../fakes/random.ts';
import { asProgram } from './highs-model.ts';

it('the best selection of up to 16 measures is what trying everything finds, 10,000 times', () => {
  const random = new Random(2026);
  for (let i = 0; i < 10_000; i += 1) {
    const problem = randomProblem(random, i % 20 === 0 ? 16 : 11);
    const { chosen, value } = bruteForce(problem);
    expect(bestSelection(problem), `${i}`).toEqual({ chosen, value: BigInt(value) });
  }
});

it('the best selection of 60 measures of ten documents takes less than 0.2 s', () => {
  const random = new Random(60);
  for (let i = 0; i < 20; i += 1) {
    const inDocument = (size: number) => {
      const from = 6 * random.below(10);
      return [...new Set(Array.from({ length: size }, () => from + random.below(6)))];
    };
    const before = process.cpuUsage();
    bestSelection({
      amounts: Array.from({ length: 60 }, () => BigInt(1_000_000 * (1 + random.below(300)))),
      deadlines: Array.from({ length: 60 }, () => `2026-0${1 + random.below(9)}-01`),
      exclusions: Array.from({ length: 20 }, () => inDocument(3)),
      requires: [],
      caps: Array.from({ length: 4 }, () => ({ of: inDocument(5), limit: BigInt(500_000_000) })),
    });
    const { user } = process.cpuUsage(before);
    expect(user / 1e6, `${i}`).toBeLessThan(0.2);
  }
});

it('the best selection of 60 measures with rivals across all of them and overlapping caps mostly takes less than 0.2 s', () => {
  const random = new Random(61);
  const some = (size: number) => [...new Set(Array.from({ length: size }, () => random.below(60)))];
  const took = Array.from({ length: 20 }, () => {
    const problem = {
      amounts: Array.from({ length: 60 }, () => BigInt(1_000_000 * (1 + random.below(300)))),
      deadlines: Array.from({ length: 60 }, () => `2026-0${1 + random.below(9)}-01`),
      exclusions: Array.from({ length: 60 }, () => some(2 + random.below(3))).filter((set) => set.length > 1),
      requires: [],
      caps: Array.from({ length: 6 }, () => ({ of: some(8), limit: 400_000_000n })),
    };
    const before = process.cpuUsage();
    bestSelection(problem);
    return process.cpuUsage(before).user / 1e6;
  });
  expect([...took].sort((a, b) => a - b)[14]).toBeLessThan(0.2);
});

it('the best selection in one component of 25 to 60 measures pays what HiGHS finds to be the most, 100 times', async () => {
  // Its types are those of its CommonJS build.
  const load = highs as unknown as typeof highs.default;
  const solver = await load();
  const random = new Random(24);
  for (let i = 0; i < 100; i += 1) {
    const n = 25 + random.below(36);
    const some = (size: number) => [...new Set(Array.from({ length: size }, () => random.below(n)))];
    const problem = {
      amounts: Array.from({ length: n }, () => BigInt(10 * (1 + random.below(300)))),
      deadlines: Array.from({ length: n }, () => null),
      // A chain of pairs makes one component of all.
      exclusions: [
        ...Array.from({ length: n - 1 }, (_, at) => [at, at + 1]),
        ...Array.from({ length: n / 2 }, () => some(2 + random.below(3))).filter((set) => set.length > 1),
      ],
      requires: Array.from({ length: random.below(4) }, () => [random.below(n), random.below(n)] as const).filter(
        ([a, b]) => a !== b,
      ),
      caps: Array.from({ length: random.below(6) }, () => ({ of: some(2 + random.below(7)), limit: BigInt(2000) })),
    };
    const found = solver.solve(asProgram(problem), { mip_rel_gap: 0 });
    expect(found.Status, `${i}`).toBe('Optimal');
    expect(Number(bestSelection(problem).value), `${i}`).toBeCloseTo(Math.floor(found.ObjectiveValue + 1e-4), 0);
  }
});
