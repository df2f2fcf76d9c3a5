/**
 * `npm run train:acts -- FILE.jsonl…`: learns src/understand/learned/act-table.json from messages that carry gold readings (sets of
 * test/eval: questions, dialogues, readings, examples). One logistic regression for the acts, one for each aspect, by gradient descent
 * with momentum from zero: the same files give the same table. Earlier messages of a conversation are read by patterns alone.
 * `--without SET,…` leaves sets out, `--out FILE` writes elsewhere: a table to be tried on messages that it has not seen.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConversing } from '../app/config.ts';
import { openServices } from '../app/open-services.ts';
import { memoryOf, STRANGER } from '../dialogue/clients.ts';
import { respond } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import { aspectsAsked, aspectsMeant } from '../understand/aspects.ts';
import { readSigns } from '../understand/hypotheses/read-signs.ts';
import { actFeatures } from '../understand/learned/act-features.ts';
import { GRAMS, SIGN, type TableFile } from '../understand/learned/act-table.ts';
import { partsOfMessage } from '../understand/message-parts.ts';
import { leadOf, ruledActs } from '../understand/read-acts.ts';

const RARE = 3;
const FEWEST = 4;
const STEPS = 150;
const RIDGE = { acts: 1e-3, aspects: 3e-4 };
const RATE = { acts: 0.5, aspects: 2 };
/** An aspect that is asked counts more than one that is not. */
const POSITIVE = 2;
const MOMENTUM = 0.9;
/** Acts that say nothing of what is asked. */
const ASIDE = new Set(['correct', 'inform']);

interface Row {
  readonly question: string;
  readonly history?: readonly string[];
  readonly asOf?: string;
  readonly reading?: { readonly acts: readonly { readonly act: string; readonly aspects?: readonly string[] }[] };
  readonly turns?: readonly (Row & { readonly say: string })[];
}

interface Example {
  readonly set: string;
  readonly act: string;
  readonly aspects: ReadonlySet<string>;
  readonly features: readonly string[];
}

type Sparse = readonly (readonly [feature: number, weight: number])[];

/** The messages of a file that carry a gold reading; a turn of a dialogue stands after those before it. */
function rowsOf(file: string): Row[] {
  const rows: Row[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return rows
    .flatMap(({ turns, ...row }) =>
      turns
        ? turns.map((turn, i) => ({
            ...row,
            ...turn,
            question: turn.say,
            history: turns.slice(0, i).map((t) => t.say),
          }))
        : [row],
    )
    .filter((row) => row.reading && row.reading.acts.length > 0);
}

/** The features and the gold labels of a message; null for a word of command or of courtesy, which patterns alone read. */
async function exampleOf(row: Row, set: string, on: Services): Promise<Example | null> {
  const asOf = row.asOf ?? '2026-11-25';
  let state = STRANGER;
  for (const text of row.history ?? [])
    if (text.trim() !== '') ({ state } = await respond({ id: 'train', text, asOf, history: [] }, state, on));
  const before = memoryOf(state);
  const part = partsOfMessage(row.question, before.pending !== null, on.knowledge.language).find((p) => !p.act);
  if (!part) return null;
  const { words, turn, stated } = readSigns(part.text, before, asOf, on);
  const asked = aspectsMeant(aspectsAsked(words.text, on.knowledge.language));
  const ruled = leadOf(ruledActs(words, turn, stated, on.knowledge));
  const acts = row.reading?.acts ?? [];
  const isListed = (aspect: string) => on.knowledge.language.aspects.some((entry) => entry.aspect === aspect);
  return {
    set,
    act: (acts.find(({ act }) => !ASIDE.has(act)) ?? acts[0])?.act ?? 'ask',
    aspects: new Set(acts.flatMap(({ act, aspects }) => (act === 'ask' ? (aspects ?? []) : [])).filter(isListed)),
    features: actFeatures({ words, turn: { ...turn }, slots: stated.slots, asked, ruled }, on.knowledge),
  };
}

/** Names that occur often enough, in order. */
function frequent(names: Iterable<string>, least: number): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count >= least ? [name] : [])).sort();
}

function sparse(features: readonly string[], places: ReadonlyMap<string, number>): Sparse {
  const known = features.filter((name) => places.has(name));
  const gram = GRAMS / Math.sqrt(Math.max(1, known.filter((name) => name.startsWith('g')).length));
  return known.map((name) => [places.get(name) ?? 0, name.startsWith('g') ? gram : SIGN]);
}

/** Weights of each label over the features, the bias last; `softmax`: labels that exclude each other. */
function learnWeights(
  rows: readonly Sparse[],
  gold: readonly Float64Array[],
  width: number,
  softmax: boolean,
): Float64Array[] {
  const labels = gold[0]?.length ?? 0;
  const [ridge, rate] = softmax ? [RIDGE.acts, RATE.acts] : [RIDGE.aspects, RATE.aspects];
  const weights = Array.from({ length: labels }, () => new Float64Array(width + 1));
  const speeds = weights.map((w) => new Float64Array(w.length));
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = weights.map((w) => w.map((x) => ridge * x));
    for (const [n, row] of rows.entries()) {
      const sums = weights.map((w) => row.reduce((sum, [i, x]) => sum + x * w[i]!, w[width]!));
      const likely = softmax ? shares(sums) : sums.map((z) => 1 / (1 + Math.exp(-z)));
      for (let label = 0; label < labels; label += 1) {
        const wanted = gold[n]![label]!;
        const error = ((likely[label]! - wanted) * (softmax || wanted === 0 ? 1 : POSITIVE)) / rows.length;
        const slope = slopes[label]!;
        for (const [i, x] of row) slope[i]! += error * x;
        slope[width]! += error;
      }
    }
    for (const [label, w] of weights.entries())
      for (let i = 0; i <= width; i += 1) {
        const speed = MOMENTUM * speeds[label]![i]! - rate * slopes[label]![i]!;
        speeds[label]![i] = speed;
        w[i]! += MOMENTUM * speed - rate * slopes[label]![i]!;
      }
  }
  return weights;
}

function shares(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((z) => Math.exp(z - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}

function learn(examples: readonly Example[]): TableFile {
  const acts = frequent(
    examples.map((e) => e.act),
    FEWEST,
  );
  const aspects = frequent(
    examples.flatMap((e) => [...e.aspects]),
    FEWEST,
  );
  const features = frequent(
    examples.flatMap((e) => e.features),
    RARE,
  );
  const places = new Map(features.map((name, i) => [name, i]));
  const rows = examples.map((e) => sparse(e.features, places));
  const oneHot = (names: readonly string[], has: (e: Example, name: string) => boolean) =>
    examples.map((e) => Float64Array.from(names, (name) => Number(has(e, name))));
  const weights = [
    ...learnWeights(
      rows,
      oneHot(acts, (e, name) => e.act === name),
      features.length,
      true,
    ),
    ...learnWeights(
      rows,
      oneHot(aspects, (e, name) => e.aspects.has(name)),
      features.length,
      false,
    ),
  ];
  const scales = weights.map((w) => Math.max(...w.subarray(0, features.length).map(Math.abs)) / 127);
  const bytes = new Int8Array(features.length * weights.length);
  for (let i = 0; i < features.length; i += 1)
    for (const [label, w] of weights.entries())
      bytes[i * weights.length + label] = Math.round(w[i]! / (scales[label] || 1));
  return {
    acts,
    aspects,
    scales: scales.map((s) => Number(s.toPrecision(6))),
    biases: weights.map((w) => Number(w[features.length]!.toPrecision(6))),
    features,
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

const { values, positionals: files } = parseArgs({
  options: { without: { type: 'string', default: '' }, out: { type: 'string' } },
  allowPositionals: true,
});
if (files.length === 0) throw new Error('npm run train:acts -- FILE.jsonl… [--without SET,…] [--out FILE]');
const left = values.without.split(',');
const data = mkdtempSync(join(tmpdir(), 'cewen-train-'));
const config = {
  knowledge: fileURLToPath(new URL('../../knowledge', import.meta.url)),
  data,
  logLevel: 'silent' as const,
  store: join(data, 'cewen.db'),
  ...loadConversing({}),
};
const on: Services = { ...(await openServices(config, () => {})), actTable: null };
const examples: Example[] = [];
for (const file of files)
  for (const row of rowsOf(file)) {
    const example = await exampleOf(row, basename(file, '.jsonl'), on);
    if (example) examples.push(example);
  }
const table = learn(examples.filter((e) => !left.includes(e.set)));
const out = values.out ?? fileURLToPath(new URL('../understand/learned/act-table.json', import.meta.url));
writeFileSync(out, `${JSON.stringify(table)}\n`);
console.log(`${examples.length} messages, ${table.features.length} features, ${table.aspects.length} aspects`);
