/**
 * `npm run train:acts -- FILE.jsonl…`: learns src/understand/learned/act-table.json from messages that carry gold readings (sets of
 * test/eval: questions, dialogues, readings, examples). One logistic regression for the acts, one for each aspect, by gradient descent
 * with momentum from zero: the same files give the same table. Earlier messages of a conversation are read by patterns alone.
 * `--without SET,…` leaves sets out, `--out FILE` writes elsewhere: a table to be tried on messages that it has not seen.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Services } from '../dialogue/services.ts';
import { aspectsAsked, aspectsMeant } from '../understand/aspects.ts';
import { readSigns } from '../understand/hypotheses/read-signs.ts';
import { actFeatures } from '../understand/learned/act-features.ts';
import type { TableFile } from '../understand/learned/act-table.ts';
import { leadAct } from '../understand/question.ts';
import { ruledActs } from '../understand/read-acts.ts';
import { type GoldRow, goldRowsIn } from './gold-rows.ts';
import { featuresShared, frequent, learnWeights, weightTable } from './logistic.ts';
import { openForTraining } from './open-for-training.ts';
import { inConversation } from './replay.ts';

const FEWEST = 4;
const OF_ACTS = { softmax: true, ridge: 1e-3, rate: 0.5, positive: 1 };
/** An aspect that is asked counts more than one that is not. */
const OF_ASPECTS = { softmax: false, ridge: 3e-4, rate: 2, positive: 2 };

interface Example {
  readonly set: string;
  readonly act: string;
  readonly aspects: ReadonlySet<string>;
  readonly features: readonly string[];
}

/** The features and the gold labels of a message; null for a word of command or of courtesy, which patterns alone read. */
async function exampleOf(row: GoldRow, set: string, on: Services): Promise<Example | null> {
  const message = await inConversation(row, on);
  if (!message) return null;
  const { words, turn, stated } = readSigns(message.text, message.before, message.asOf, on);
  const asked = aspectsMeant(aspectsAsked(words.text, on.knowledge.language));
  const ruled = leadAct(ruledActs(words, turn, stated, on.knowledge));
  const acts = row.reading?.acts ?? [];
  const [first, ...others] = acts;
  const isListed = (aspect: string) => on.knowledge.language.aspects.some((entry) => entry.aspect === aspect);
  return {
    set,
    act: first ? leadAct([first, ...others]).act : 'ask',
    aspects: new Set(acts.flatMap(({ act, aspects }) => (act === 'ask' ? (aspects ?? []) : [])).filter(isListed)),
    features: actFeatures({ words, turn: { ...turn }, slots: stated.slots, asked, ruled }, on.knowledge),
  };
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
  const rows = examples.map((e) => e.features);
  const { features, places } = featuresShared(rows);
  const oneHot = (names: readonly string[], has: (e: Example, name: string) => boolean) =>
    examples.map((e) => Float64Array.from(names, (name) => Number(has(e, name))));
  const weights = [
    ...learnWeights(
      rows,
      oneHot(acts, (e, name) => e.act === name),
      places,
      OF_ACTS,
    ),
    ...learnWeights(
      rows,
      oneHot(aspects, (e, name) => e.aspects.has(name)),
      places,
      OF_ASPECTS,
    ),
  ];
  return { acts, aspects, ...weightTable(features, weights) };
}

const { values, positionals: files } = parseArgs({
  options: { without: { type: 'string', default: '' }, out: { type: 'string' } },
  allowPositionals: true,
});
if (files.length === 0) throw new Error('npm run train:acts -- FILE.jsonl… [--without SET,…] [--out FILE]');
const left = values.without.split(',');
const on: Services = { ...(await openForTraining()), actTable: null };
const examples: Example[] = [];
for (const file of files)
  for (const row of goldRowsIn(file)) {
    const example = await exampleOf(row, basename(file, '.jsonl'), on);
    if (example) examples.push(example);
  }
const table = learn(examples.filter((e) => !left.includes(e.set)));
const out = values.out ?? fileURLToPath(new URL('../understand/learned/act-table.json', import.meta.url));
writeFileSync(out, `${JSON.stringify(table)}\n`);
console.log(`${examples.length} messages, ${table.features.length} features, ${table.aspects.length} aspects`);
