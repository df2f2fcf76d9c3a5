/**
 * `npm run train:silence -- SET.jsonl…`: learns src/answer/evidence/silence-table.json from the messages of sets whose asked points are
 * marked in test/eval/points.jsonl: whether the known text states a point, is silent on it, or a case decides it. One logistic regression over
 * what the nearest clause and the point have to do with each other. Tells first how well each set is judged by what the others teach.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { silenceFeatures } from '../answer/evidence/silence-features.ts';
import { loadConversing } from '../app/config.ts';
import { openServices } from '../app/open-services.ts';
import type { Services } from '../dialogue/services.ts';
import { tryReadings } from '../dialogue/try-readings.ts';
import { OF_DOCUMENT } from '../understand/aspects.ts';
import { ActTable, type TableFile } from '../understand/learned/act-table.ts';
import { learnWeights, placesOf, tableOf } from './logistic.ts';
import { inConversation, type Message } from './replay.ts';

const SILENT = 'silent';
const LEARNING = { softmax: false, ridge: 2e-3, rate: 1, positive: 1 };

interface Marked {
  readonly id: string;
  readonly points: readonly { readonly words: string; readonly kind: string }[];
}
interface Row extends Message {
  readonly id: string;
}
interface Example {
  readonly set: string;
  readonly silent: boolean;
  readonly features: readonly string[];
}

const linesOf = <T>(file: string | URL): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** The points of a message that are marked, as the nearest clause sees them; none where the message asks of a document or nothing is found. */
async function examplesOf(row: Row, { points }: Marked, set: string, on: Services): Promise<Example[]> {
  const message = await inConversation(row, on);
  if (!message) return [];
  const [{ evidence }] = await tryReadings(message.text, message.asOf, message.before, on);
  const clause = evidence?.ranked[0];
  if (!evidence || !clause || evidence.own.aspects.some((aspect) => OF_DOCUMENT.has(aspect))) return [];
  const { wording: text, points: asked } = evidence.own;
  const marked = points.flatMap(({ words, kind }) => {
    const start = text.indexOf(words);
    return start < 0 ? [] : [{ start, end: start + words.length, kind }];
  });
  const featuresOf = silenceFeatures(evidence, clause, on.knowledge.language);
  return asked.flatMap((point) => {
    const of = marked.filter((one) => one.start < point.end && one.end > point.start);
    const features = featuresOf(point);
    return of.length === 0
      ? []
      : [
          {
            id: row.id,
            text: point.text,
            kinds: of.map((o) => o.kind),
            set,
            silent: of.some(({ kind }) => kind === SILENT),
            features,
          },
        ];
  });
}

function learn(examples: readonly Example[]): TableFile {
  const rows = examples.map(({ features }) => features);
  const { features, places } = placesOf(rows);
  const gold = examples.map(({ silent }) => Float64Array.of(Number(silent)));
  return tableOf([], [SILENT], features, learnWeights(rows, gold, places, LEARNING));
}

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('npm run train:silence -- SET.jsonl…');
const data = mkdtempSync(join(tmpdir(), 'cewen-train-'));
const knowledge = fileURLToPath(new URL('../../knowledge', import.meta.url));
const config = { knowledge, data, logLevel: 'silent' as const, store: join(data, 'cewen.db'), ...loadConversing({}) };
const on: Services = await openServices(config, () => {});
const marks = new Map(
  linesOf<Marked>(new URL('../../test/eval/points.jsonl', import.meta.url)).map((one) => [one.id, one]),
);
const examples: Example[] = [];
for (const file of files)
  for (const row of linesOf<Row>(file)) {
    const marked = marks.get(row.id);
    if (marked) examples.push(...(await examplesOf(row, marked, basename(file, '.jsonl'), on)));
  }
const judged = [...new Set(examples.map(({ set }) => set))].flatMap((set) => {
  const table = new ActTable(learn(examples.filter((one) => one.set !== set)));
  const others = examples.filter((one) => one.set === set);
  return others.map(({ silent, features }) => ({ silent, score: table.rate(features).aspects[0]?.score ?? 0 }));
});
for (const above of [0, 0.5, 1, 1.5]) {
  const told = judged.filter(({ score }) => score > above);
  const right = told.filter(({ silent }) => silent).length;
  const all = judged.filter(({ silent }) => silent).length;
  console.log(
    `above ${above}: of ${told.length} points told as left out ${right} are; of ${all} that are ${right} are told`,
  );
}
writeFileSync(
  new URL('../answer/evidence/silence-table.json', import.meta.url),
  `${JSON.stringify(learn(examples))}\n`,
);
console.log(`${examples.length} points`);
process.exit(0);
