/**
 * `npm run train:sums`: learns src/answer/evidence/sums/sum-table.json from the questions to invented documents that ask for a sum
 * (src/train/invented). The same files give the same table. `--folds N`: how many sums are told and right on documents that nothing was learned
 * from, a fold after another, and writes nothing; `--out FILE` writes elsewhere.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { likelihoodOfSum } from '../answer/evidence/sums/sum-table.ts';
import { WeightTable } from '../understand/learned/weight-table.ts';
import { readInvented } from './invented.ts';
import { learnSums } from './learn-sums.ts';
import { sumExamples } from './sum-examples.ts';

const { values } = parseArgs({ options: { folds: { type: 'string' }, out: { type: 'string' } } });
const documents = readInvented(fileURLToPath(new URL('invented', import.meta.url)));
const examples = await sumExamples(documents);
const folds = Number(values.folds ?? 0);
const foldOf = new Map(documents.map(({ file }, i) => [file, i % folds]));
const judged = Array.from({ length: folds }, (_, fold) => {
  const table = new WeightTable(learnSums(examples.filter(({ file }) => foldOf.get(file) !== fold)));
  return examples
    .filter(({ file }) => foldOf.get(file) === fold)
    .map((one) => ({ ...one, likely: likelihoodOfSum(one.signs, table) }));
}).flat();
for (const least of folds > 0 ? [0, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5] : []) {
  const told = judged.filter(({ likely }) => likely >= least);
  const count = (several: boolean, right: boolean): number =>
    told.filter((one) => one.several === several && one.right === right).length;
  console.log(
    `from ${least} on: several articles ${count(true, true)} right, ${count(true, false)} wrong; others ${count(false, true)}, ${count(false, false)}`,
  );
}
if (folds === 0) {
  const file = learnSums(examples);
  const out = values.out ?? fileURLToPath(new URL('../answer/evidence/sums/sum-table.json', import.meta.url));
  writeFileSync(out, `${JSON.stringify(file)}\n`);
  console.log(`${examples.length} sums, ${file.features.length} signs`);
}
