/**
 * `npm run train:deciding`: learns src/answer/evidence/deciding/deciding-weights.json from questions to invented documents (src/train/invented).
 * The same files give the same weights. `--folds N`: how many sentences are told and right on documents that nothing was learned from, a fold
 * after another, and writes nothing; `--out FILE` writes elsewhere.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decidingExamples } from './deciding-examples.ts';
import { readInvented } from './invented.ts';
import { judgeByFolds } from './judge-deciding.ts';
import { learnDeciding } from './learn-deciding.ts';

const { values } = parseArgs({ options: { folds: { type: 'string' }, out: { type: 'string' } } });
const documents = readInvented(fileURLToPath(new URL('invented', import.meta.url)));
const examples = await decidingExamples(documents, (done) => {
  if (done % 20 === 0) console.error(`${done} documents read`);
});
const folds = Number(values.folds ?? 0);
if (folds > 0) console.log(judgeByFolds(examples, folds).join('\n'));
else {
  const weights = learnDeciding(examples);
  const out =
    values.out ?? fileURLToPath(new URL('../answer/evidence/deciding/deciding-weights.json', import.meta.url));
  writeFileSync(out, `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`${examples.length} questions, ${Object.keys({ ...weights.first, ...weights.further }).length} signs`);
}
