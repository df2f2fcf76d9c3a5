/**
 * `npm run train:stated`: learns src/answer/evidence/stated/stated-table.json from src/train/answered/points.jsonl, messages whose clause is
 * known and whether it says what they ask. The same file gives the same table. `--without SET,…` leaves sets out and tells how well those
 * are told, `--out FILE` writes elsewhere.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { StatedTable } from '../answer/evidence/stated/stated-table.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { answeredPointsIn } from './answered-points.ts';
import { learnStated, type StatedExample } from './learn-stated.ts';

const { values } = parseArgs({ options: { without: { type: 'string', default: '' }, out: { type: 'string' } } });
const { clauses } = loadKnowledge('knowledge');
const examples = answeredPointsIn(fileURLToPath(new URL('answered/points.jsonl', import.meta.url))).flatMap(
  (one): StatedExample[] => {
    const of = clauses.get(one.clause);
    return of ? [{ ...one, of }] : [];
  },
);
const left = values.without.split(',');
const file = learnStated(examples.filter(({ set }) => !left.includes(set)));
const out = values.out ?? fileURLToPath(new URL('../answer/evidence/stated/stated-table.json', import.meta.url));
writeFileSync(out, `${JSON.stringify(file)}\n`);
console.log(`${examples.length} messages, ${file.unsaid.features.length} features`);
const table = new StatedTable(file);
const judged = examples
  .filter(({ set }) => left.includes(set))
  .map(({ question, of, points: [[, said]] }) => ({ said, likely: table.unsaid(question, of) }));
for (const least of judged.length > 0 ? [0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9] : []) {
  const told = judged.filter(({ likely }) => likely >= least);
  const count = (all: typeof judged, said: string): number => all.filter((one) => one.said === said).length;
  console.log(
    `from ${least} on: unsaid ${count(told, 'no')} of ${count(judged, 'no')}, partly ${count(told, 'partly')} of ${count(judged, 'partly')}, said ${count(told, 'yes')} of ${count(judged, 'yes')}`,
  );
}
