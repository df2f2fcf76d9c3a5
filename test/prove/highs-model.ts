import type { Problem } from '../../src/calculate/combine/problem.ts';

/**
 * A problem as a mixed-integer program in the LP format: of each measure whether it is had (x) and what it is paid (p, in the unit of the
 * amounts), at most its amount and no more together than a cap.
 */
export function asProgram({ amounts, exclusions, requires, caps }: Problem): string {
  const sum = (terms: readonly string[]): string => terms.join(' + ');
  const rows = [
    ...amounts.map((amount, i) => `p${i} - ${amount} x${i} <= 0`),
    ...exclusions.filter((set) => set.length > 1).map((set) => `${sum(set.map((i) => `x${i}`))} <= 1`),
    ...requires.map(([one, other]) => `x${one} - x${other} <= 0`),
    ...caps.map(({ of, limit }) => `${sum(of.map((i) => `p${i}`))} <= ${limit}`),
  ];
  return [
    'Maximize',
    ` obj: ${sum(amounts.map((_, i) => `p${i}`))}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row}`),
    'Binary',
    ...amounts.map((_, i) => ` x${i}`),
    'End',
  ].join('\n');
}
