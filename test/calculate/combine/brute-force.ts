import type { Problem } from '../../../src/calculate/combine/problem.ts';

/** λ of a dual of three 0/1 rows is a half or whole. */
const HALVES = [0, 1, 2];

/** The most that a selection is paid under up to three caps: the least value of the dual program, in halves of the unit. */
function paid(chosen: readonly number[], { amounts, caps }: Problem): number {
  let least = Number.POSITIVE_INFINITY;
  const visit = (at: number, lambda: readonly number[]): void => {
    if (at < caps.length) {
      for (const half of HALVES) visit(at + 1, [...lambda, half]);
      return;
    }
    let value = 0;
    for (const [c, { limit }] of caps.entries()) value += (lambda[c] ?? 0) * Number(limit);
    for (const i of chosen) {
      const covered = caps.reduce((sum, { of }, c) => sum + (of.includes(i) ? (lambda[c] ?? 0) : 0), 0);
      value += Math.max(0, 2 - covered) * Number(amounts[i]);
    }
    least = Math.min(least, value);
  };
  visit(0, []);
  return Math.floor(least / 2);
}

/** Every selection tried: value, number of applications, and the deadlines with their places in order. At most three caps. */
export function bruteForce(problem: Problem): { readonly chosen: readonly number[]; readonly value: number } {
  const { amounts, exclusions, requires, deadlines } = problem;
  const masks = exclusions.map((set) => set.reduce((mask, i) => mask | (1 << i), 0));
  const due = (all: readonly number[]) =>
    all
      .map((i) => `${deadlines[i] ?? '9'} ${String(i).padStart(2, '0')}`)
      .sort()
      .join();
  let best = { chosen: [] as readonly number[], value: 0, due: '' };
  for (let mask = 0; mask < 1 << amounts.length; mask += 1) {
    if (masks.some((m) => (m & mask & ((m & mask) - 1)) !== 0)) continue;
    if (requires.some(([a, b]) => (mask >> a) & 1 && !((mask >> b) & 1))) continue;
    const chosen = amounts.flatMap((_, i) => ((mask >> i) & 1 ? [i] : []));
    if (chosen.reduce((sum, i) => sum + Number(amounts[i]), 0) < best.value) continue;
    const value = paid(chosen, problem);
    const fewer = chosen.length - best.chosen.length;
    if (value > best.value || (value === best.value && (fewer < 0 || (fewer === 0 && due(chosen) < best.due))))
      best = { chosen, value, due: due(chosen) };
  }
  return best;
}
