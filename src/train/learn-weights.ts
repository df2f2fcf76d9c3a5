import type { ClauseWeights } from '../answer/evidence/within/clause-tables.ts';
import { AdamTable } from './adam.ts';
import { softmax } from './listwise.ts';

/** A question to a document: what each clause of it is told by, by name (what is not named is 0), and which of them answer (1). */
export interface SignedQuestion {
  readonly signs: readonly ReadonlyMap<string, number>[];
  readonly gold: Uint8Array;
}

const RIDGE = 0.01;
const RATE = 0.05;
const STEPS = 400;
/** A sign that moves the logarithm of odds by less, from one clause to another, is left out. */
const LEAST = 0.02;
/** A sign of so few clauses tells nothing. */
const RARE = 20;

/** A conditional logit over the clauses of each question, on signs of one spread; the same questions give the same weights. */
export function learnSigns(questions: readonly SignedQuestion[]): ClauseWeights {
  const names = namesIn(questions);
  const rows = questions.flatMap(({ signs }) => signs.map((one) => names.map((name) => one.get(name) ?? 0)));
  const spreads = spreadsOf(rows, names.length);
  const values = Float64Array.from(rows.flatMap((row) => row.map((value, k) => value / spreads[k]!)));
  const learned = new AdamTable(1, names.length);
  for (let step = 1; step <= STEPS; step++) {
    let from = 0;
    for (const { gold } of questions) {
      addSlope(learned, values, from, gold, questions.length);
      from += gold.length;
    }
    for (const [k, weight] of learned.values.entries()) learned.gradient[k]! += RIDGE * weight;
    learned.update([0], RATE, step);
  }
  const weighed = names.flatMap((name, k) =>
    Math.abs(learned.values[k]!) > LEAST
      ? [[name, Number((learned.values[k]! / spreads[k]!).toFixed(2))] as const]
      : [],
  );
  return Object.fromEntries(weighed);
}

/** How many questions have a clause first that answers. */
export function firstRight(questions: readonly SignedQuestion[], weights: ClauseWeights): number {
  return questions.filter(({ signs, gold }) => {
    const odds = signs.map((one) => [...one].reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0));
    return gold[odds.indexOf(Math.max(...odds))] === 1;
  }).length;
}

function namesIn(questions: readonly SignedQuestion[]): string[] {
  const counts = new Map<string, number>();
  for (const { signs } of questions)
    for (const one of signs) for (const name of one.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count > RARE ? [name] : [])).sort();
}

function spreadsOf(rows: readonly (readonly number[])[], size: number): Float64Array {
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (const row of rows)
    for (let k = 0; k < size; k++) {
      mean[k]! += row[k]! / rows.length;
      square[k]! += row[k]! ** 2 / rows.length;
    }
  return mean.map((middle, k) => Math.sqrt(Math.max(0, square[k]! - middle ** 2)) || 1);
}

/**
 * Adds the slope of what one question loses: the logarithm of how likely the clauses that answer are among all, taken away. Its n clauses are
 * the rows of `rows` from `from` on.
 */
function addSlope(
  { values, gradient }: AdamTable,
  rows: Float64Array,
  from: number,
  gold: Uint8Array,
  of: number,
): void {
  const { length: size } = values;
  const odds = new Float64Array(gold.length);
  for (let i = 0, at = from * size; i < odds.length; i++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += rows[at++]! * values[k]!;
    odds[i] = sum;
  }
  const likely = softmax(odds);
  const right = likely.reduce((sum, share, i) => sum + share * gold[i]!, 0);
  for (let i = 0, at = from * size; i < odds.length; i++) {
    const slope = (likely[i]! - (likely[i]! * gold[i]!) / right) / of;
    for (let k = 0; k < size; k++) gradient[k]! += slope * rows[at++]!;
  }
}
