/**
 * `npm run train:cover -- LEARN.jsonl … [--judge JUDGE.jsonl …]`: learns the weights of cover-weights.ts from messages of which it is known
 * whether anything known answers them, and tells how many are covered and declined wrongly: on messages left out, and on those to judge by.
 * With `--bare` it learns BARE, of documents that have only been ingested: without asks and without measures.
 * Every clause found for a message competes with the others and with none. A message whose clause is taken out is one that nothing answers.
 */
import { parseArgs } from 'node:util';
import type { CoverSigns } from '../answer/evidence/cover-signs.ts';
import { COVER } from '../answer/evidence/cover-weights.ts';
import { type CoverExample, readCoverExamples } from './cover-examples.ts';

const NAMES = Object.keys(COVER.weights) as (keyof CoverSigns)[];
const RIDGE = 0.003;
const RATE = 0.05;
const STEPS = 400;
const FOLDS = 10;
/** What a message that nothing answers weighs, and one that was made so. */
const UNHELD = 3;
const MADE_UNHELD = 0.5;

/** By the folds that they leave out. */
const LEARNED = new Map<string, Model>();

/** The clauses found, as standardised signs; `right`: the places of those that answer, none where nothing does. */
interface Case {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly number[];
  readonly weighs: number;
}

interface Model {
  readonly weights: readonly number[];
  /** What a clause must reach. */
  readonly none: number;
}

const { values, positionals } = parseArgs({
  options: { judge: { type: 'string', multiple: true }, bare: { type: 'boolean' } },
  allowPositionals: true,
});
const learn = await readCoverExamples(positionals, values.bare);
const scales = scalesOf(learn);

report(
  'left out',
  learn.map((example, i) => [
    example,
    learned(casesOf(learn.filter((_, j) => j % FOLDS !== i % FOLDS)), `${i % FOLDS}`),
  ]),
);
const model = learned(casesOf(learn), 'all');
if (values.judge)
  report(
    'to judge by',
    (await readCoverExamples(values.judge, values.bare)).map((example) => [example, model]),
  );
const weights = model.weights.map((weight, i) => weight / scales[i]!.width);
const bias = -model.none - weights.reduce((sum, weight, i) => sum + weight * scales[i]!.middle, 0);
const round = (value: number): number => Number(value.toFixed(2));
process.stdout.write(
  `${JSON.stringify({ bias: round(bias), weights: Object.fromEntries(NAMES.map((name, i) => [name, round(weights[i]!)])) })}\n`,
);

/** How far the likeliest clause lies above none, and whether it is right. */
function report(which: string, judged: readonly (readonly [CoverExample, Model])[]): void {
  const rated = judged.map(([example, { weights, none }]) => {
    const odds = rowsOf(example).map((row) => dot(row, weights) - none);
    const best = Math.max(Number.NEGATIVE_INFINITY, ...odds);
    return { held: example.held, best, right: example.answers.has(example.found[odds.indexOf(best)]!) };
  });
  for (const above of [-0.5, 0, 0.5, 1]) {
    const of = (held: boolean) => rated.filter((one) => one.held === held);
    const covers = of(false).filter(({ best }) => best > above).length;
    const declines = of(true).filter(({ best }) => best <= above);
    console.error(
      `${which}, above ${above}: ${covers} of ${of(false).length} covered wrongly; ${declines.length} of ${of(true).length} declined wrongly, ` +
        `${declines.filter(({ right }) => right).length} of them with the right clause first; ` +
        `${of(true).filter(({ best, right }) => best > above && !right).length} answered with another clause`,
    );
  }
}

function scalesOf(examples: readonly CoverExample[]): { readonly middle: number; readonly width: number }[] {
  const all = examples.flatMap(({ found }) => found.map(({ signs }) => signs));
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return NAMES.map((name) => {
    const middle = mean(all.map((signs) => signs[name]));
    return { middle, width: Math.sqrt(mean(all.map((signs) => (signs[name] - middle) ** 2))) || 1 };
  });
}

function rowsOf({ found }: CoverExample): number[][] {
  return found.map(({ signs }) => NAMES.map((name, i) => (signs[name] - scales[i]!.middle) / scales[i]!.width));
}

function casesOf(examples: readonly CoverExample[]): Case[] {
  return examples.flatMap((example) => {
    const rows = rowsOf(example);
    const right = example.found.flatMap((one, i) => (example.answers.has(one) ? [i] : []));
    if (!example.held) return rows.length > 0 ? [{ rows, right: [], weighs: UNHELD }] : [];
    if (right.length === 0) return [];
    const others = rows.filter((_, i) => !right.includes(i));
    const held = { rows, right, weighs: 1 };
    return others.length > 0 ? [held, { rows: others, right: [], weighs: MADE_UNHELD }] : [held];
  });
}

/** Gradient descent (Adam) on the likelihood that the right clause, or none, is picked; the same cases give the same weights. */
function learned(cases: readonly Case[], key: string): Model {
  const known = LEARNED.get(key);
  if (known) return known;
  const size = NAMES.length;
  const at = new Float64Array(size + 1);
  const first = new Float64Array(size + 1);
  const second = new Float64Array(size + 1);
  const total = cases.reduce((sum, one) => sum + one.weighs, 0);
  for (let step = 1; step <= STEPS; step++) {
    const slope = slopeOf(cases, at, total);
    for (let k = 0; k <= size; k++) {
      first[k] = 0.9 * first[k]! + 0.1 * slope[k]!;
      second[k] = 0.999 * second[k]! + 0.001 * slope[k]! ** 2;
      const change = first[k]! / (1 - 0.9 ** step) / (Math.sqrt(second[k]! / (1 - 0.999 ** step)) + 1e-8);
      at[k]! -= RATE * change;
    }
  }
  const model = { weights: [...at.slice(0, size)], none: at[size]! };
  LEARNED.set(key, model);
  return model;
}

function slopeOf(cases: readonly Case[], learned: Float64Array, total: number): Float64Array {
  const size = learned.length - 1;
  const slope = new Float64Array(size + 1);
  for (const { rows, right, weighs } of cases) {
    const odds = [...rows.map((row) => Math.exp(dot(row, learned))), Math.exp(learned[size]!)];
    const all = odds.reduce((sum, one) => sum + one, 0);
    const wanted = right.length > 0 ? right : [rows.length];
    const rightly = wanted.reduce((sum, i) => sum + odds[i]!, 0);
    for (const [i, odd] of odds.entries()) {
      const error = ((odd / all - (wanted.includes(i) ? odd / rightly : 0)) * weighs) / total;
      const row = rows[i];
      if (row) for (let k = 0; k < size; k++) slope[k]! += error * row[k]!;
      else slope[size]! += error;
    }
  }
  for (let k = 0; k < size; k++) slope[k]! += RIDGE * learned[k]!;
  return slope;
}

function dot(row: readonly number[], weights: ArrayLike<number>): number {
  return row.reduce((sum, value, i) => sum + value * weights[i]!, 0);
}
