/**
 * `npm run train:verdicts`: learns src/answer/evidence/verdict/verdict-table.json from the questions of yes or no to invented documents
 * (src/train/invented). The same files give the same table. `--folds N`: how many verdicts are right on documents that nothing was learned
 * from, a fold after another, and writes nothing; `--out FILE` writes elsewhere.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { VerdictTable } from '../answer/evidence/verdict/verdict-table.ts';
import { readInvented } from './invented.ts';
import { learnVerdicts, verdictExamples } from './learn-verdicts.ts';

const { values } = parseArgs({ options: { folds: { type: 'string' }, out: { type: 'string' } } });
const documents = readInvented(fileURLToPath(new URL('invented', import.meta.url)));
const folds = Number(values.folds ?? 0);
const judged = Array.from({ length: folds }, (_, fold) => {
  const table = new VerdictTable(learnVerdicts(verdictExamples(documents.filter((_, i) => i % folds !== fold))));
  return verdictExamples(documents.filter((_, i) => i % folds === fold)).map(
    ({ question, sentence, verdict, word }) => {
      const { yes, no } = table.of(question, sentence);
      return {
        share: Math.max(yes, no),
        right: (yes > no ? 'yes' : 'no') === verdict,
        word: word && table.word(question) === word,
      };
    },
  );
}).flat();
for (const least of folds > 0 ? [0.5, 0.6, 0.7, 0.72, 0.75, 0.8, 0.85, 0.9] : []) {
  const told = judged.filter(({ share }) => share >= least);
  const right = told.filter((one) => one.right).length;
  console.log(
    `from ${least} on: ${told.length} of ${judged.length}, right ${right} (${Math.round((100 * right) / told.length)} %)`,
  );
}
if (folds > 0) {
  const worded = judged.filter(({ word }) => word !== null);
  console.log(`words: ${worded.filter(({ word }) => word).length} of ${worded.length}`);
} else {
  const file = learnVerdicts(verdictExamples(documents));
  const out = values.out ?? fileURLToPath(new URL('../answer/evidence/verdict/verdict-table.json', import.meta.url));
  writeFileSync(out, `${JSON.stringify(file)}\n`);
  console.log(`${file.verdicts.features.length} features of verdicts, ${file.words.features.length} of words`);
}
