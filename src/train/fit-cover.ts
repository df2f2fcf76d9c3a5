/**
 * `npm run train:cover -- SIGNS.jsonl`: learns the weights of cover-weights.ts. A line is `{"held": true, "signs": {"score": …, "lead": …,
 * "asks": …, "facts": …}}`: the signs of the clause that ranks first for a message whose words alone decide nothing, and whether it answers.
 * Logistic regression by Newton's method over standardised signs; the same lines give the same weights.
 */
import { readFileSync } from 'node:fs';

const SIGNS = ['score', 'lead', 'asks', 'facts'] as const;
const RIDGE = 0.02;
const STEPS = 50;

interface Example {
  readonly held: boolean;
  readonly signs: Readonly<Record<(typeof SIGNS)[number], number>>;
}

const [file] = process.argv.slice(2);
if (!file) throw new Error('npm run train:cover -- SIGNS.jsonl');
const examples: Example[] = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const scales = SIGNS.map((name) => {
  const values = examples.map(({ signs }) => signs[name]);
  const middle = mean(values);
  return { middle, width: Math.sqrt(mean(values.map((v) => (v - middle) ** 2))) || 1 };
});
const rows = examples.map(({ signs }) => [
  ...SIGNS.map((name, i) => (signs[name] - scales[i]!.middle) / scales[i]!.width),
  1,
]);
const held = examples.filter((e) => e.held).length;
// Both classes weigh alike.
const weighs = examples.map((e) => 0.5 / (e.held ? held : examples.length - held));

const size = SIGNS.length + 1;
const learned = new Array<number>(size).fill(0);
for (let step = 0; step < STEPS; step += 1) {
  const penalty = learned.map((w, i) => (i < SIGNS.length ? RIDGE * w : 0));
  const hessian = learned.map((_, i) => learned.map((__, j) => (i === j && i < SIGNS.length ? RIDGE : 0)));
  for (const [n, row] of rows.entries()) {
    const p = 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * learned[i]!, 0)));
    const error = (p - Number(examples[n]!.held)) * weighs[n]!;
    for (let i = 0; i < size; i += 1) {
      penalty[i]! += error * row[i]!;
      for (let j = 0; j < size; j += 1) hessian[i]![j]! += weighs[n]! * p * (1 - p) * row[i]! * row[j]!;
    }
  }
  const change = solve(hessian, penalty);
  for (let i = 0; i < size; i += 1) learned[i]! -= change[i]!;
}

const weights = SIGNS.map((_, i) => learned[i]! / scales[i]!.width);
const bias = learned[SIGNS.length]! - weights.reduce((sum, w, i) => sum + w * scales[i]!.middle, 0);
process.stdout.write(
  `${JSON.stringify({ bias, weights: Object.fromEntries(SIGNS.map((name, i) => [name, weights[i]])) })}\n`,
);

/** The solution of a small system of linear equations, by Gauss and Jordan. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rest = matrix.map((row, i) => [...row, right[i]!]);
  for (let at = 0; at < rest.length; at += 1) {
    const pivot = rest.slice(at).reduce((best, row) => (Math.abs(row[at]!) > Math.abs(best[at]!) ? row : best));
    rest.splice(rest.indexOf(pivot), 1);
    rest.splice(at, 0, pivot);
    for (const row of rest) {
      if (row === pivot) continue;
      const factor = row[at]! / pivot[at]!;
      for (let k = at; k < row.length; k += 1) row[k]! -= factor * pivot[k]!;
    }
  }
  return rest.map((row, i) => row.at(-1)! / row[i]!);
}
