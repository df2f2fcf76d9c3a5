/**
 * `npm run train:cover`: learns which built-in clause a question is about (meant-table.json) and the weights of cover-weights.ts, from
 * messages of which it is known which clauses answer them (test/eval/clauses), and tells how many of those left out are covered and declined
 * wrongly. With `--bare` it learns BARE alone, of documents that have only been ingested: without asks and without measures.
 * Every clause found for a message competes with the others and with none.
 * `--without FILE`: messages that nothing is learned from, to judge by; no table is written then.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { CoverSigns } from '../answer/evidence/cover-signs.ts';
import { COVER } from '../answer/evidence/cover-weights.ts';
import { ClausesMeant, MEANT_FILE } from '../answer/evidence/meant/clauses-meant.ts';
import { type CoverExample, coverExample, type ReadMessage, readLabelled } from './cover-examples.ts';
import { labelledIn } from './labelled-messages.ts';
import { learnMeant } from './learn-meant.ts';
import { openForTraining } from './open-for-training.ts';

const NAMES = Object.keys(COVER.weights) as (keyof CoverSigns)[];
const RIDGE = 0.003;
const RATE = 0.05;
const STEPS = 400;
const FOLDS = 4;
/** What a message that nothing answers weighs. */
const UNHELD = 6;

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
  options: { without: { type: 'string', multiple: true, default: [] }, bare: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const on = await openForTraining();
const isLeftOut = (file: string): boolean => values.without.includes(basename(file));
const read = await readAll(positionals.filter((file) => !isLeftOut(file)));
const tables = Array.from(
  { length: FOLDS },
  (_, fold) => new ClausesMeant(learnMeant(read.filter((__, i) => i % FOLDS !== fold))),
);
const meant = learnMeant(read);
const learn = await examplesOf(read, (i) => tables[i % FOLDS]!);
const scales = scalesOf(learn.map(({ example }) => example));
const byFold = Array.from({ length: FOLDS }, (_, fold) =>
  learned(casesOf(learn.filter(({ at }) => at % FOLDS !== fold).map(({ example }) => example))),
);
report(
  'left out',
  learn.map(({ example, at }) => [example, byFold[at % FOLDS]!]),
);
const model = learned(casesOf(learn.map(({ example }) => example)));
if (values.without.length > 0) {
  const all = new ClausesMeant(meant);
  const apart = await examplesOf(await readAll(positionals.filter(isLeftOut)), () => all);
  report(
    'to judge by',
    apart.map(({ example }) => [example, model]),
  );
}
if (!values.bare && values.without.length === 0) writeFileSync(MEANT_FILE, `${JSON.stringify(meant)}\n`);
const weights = model.weights.map((weight, i) => weight / scales[i]!.width);
const bias = -model.none - weights.reduce((sum, weight, i) => sum + weight * scales[i]!.middle, 0);
const round = (value: number): number => Number(value.toFixed(2));
process.stdout.write(
  `${JSON.stringify({ bias: round(bias), weights: Object.fromEntries(NAMES.map((name, i) => [name, round(weights[i]!)])) })}\n`,
);

/** The labelled messages of some files, read. */
async function readAll(files: readonly string[]): Promise<ReadMessage[]> {
  const messages: ReadMessage[] = [];
  for (const message of labelledIn(files)) {
    const one = await readLabelled(message, on);
    if (one) messages.push(one);
  }
  return messages;
}

/** What is found for each message, by the table of its place. */
async function examplesOf(messages: readonly ReadMessage[], tableAt: (at: number) => ClausesMeant) {
  const examples: { readonly at: number; readonly example: CoverExample }[] = [];
  for (const [at, message] of messages.entries()) {
    const example = await coverExample(message, tableAt(at).likely(message.features), on, values.bare);
    if (example) examples.push({ at, example });
  }
  return examples;
}

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
    return [{ rows, right, weighs: 1 }];
  });
}

/** Gradient descent (Adam) on the likelihood that the right clause, or none, is picked; the same cases give the same weights. */
function learned(cases: readonly Case[]): Model {
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
  return { weights: [...at.slice(0, size)], none: at[size]! };
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
