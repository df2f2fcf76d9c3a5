import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { StaticTable } from '../language/static-table.ts';
import { lexicalFeatures } from './clause-features.ts';
import { readInvented } from './invented.ts';
import { asWritten, judgeClauses, LEARNING, learnClauses } from './learn-clauses.ts';
import { writeTable } from './write-embedding.ts';

/**
 * `npm run train:clauses -- --documents DIR … --out FILE [--judge DIR …]`: the static embedding that chooses among the clauses of a known
 * document, learned from invented documents with lay questions; each option may be given several times. What features and nearness weigh
 * goes to stdout. The same data give the same bytes on the same version of Node.
 */
const { values } = parseArgs({
  options: {
    documents: { type: 'string', multiple: true, default: [] },
    judge: { type: 'string', multiple: true, default: [] },
    table: { type: 'string', default: 'src/model/static-table.bin' },
    out: { type: 'string' },
    steps: { type: 'string', default: String(LEARNING.steps) },
    seed: { type: 'string', default: String(LEARNING.seed) },
  },
});
const { documents: folders, judge, table, out } = values;
if (folders.length === 0 || !out)
  throw new Error('usage: train:clauses --documents DIR … --out FILE [--judge DIR …] [--table FILE]');

const documents = folders.flatMap(readInvented);
const learning = { ...LEARNING, steps: Number(values.steps), seed: Number(values.seed) };
const began = performance.now();
const learned = learnClauses(documents, lexicalFeatures, tableIn(readFileSync(table)), learning, (step, loss) => {
  if (step % 15 === 0) console.error(`step ${step}: loss ${loss.toFixed(4)}`);
});
const { vocabulary, learner } = learned;
const took = ((performance.now() - began) / 1000).toFixed(1);
console.error(`${documents.length} documents, ${vocabulary.grams.length} grams, ${took} s`);
const bytes = writeTable(learner.encoder, vocabulary);
writeFileSync(out, bytes);
const written = asWritten(learned, tableIn(bytes));
for (const folder of judge) {
  const { questions, first, three } = judgeClauses(written, readInvented(folder), lexicalFeatures);
  console.error(`${folder}: of ${questions} questions ${first} first, ${three} among three`);
}
console.log(
  JSON.stringify({
    features: Object.fromEntries(lexicalFeatures.names.map((name, i) => [name, learner.weights.values[i]])),
    nearness: [...learner.nearness.values],
  }),
);

function tableIn({ buffer, byteOffset, byteLength }: Buffer): StaticTable {
  return new StaticTable(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
}
