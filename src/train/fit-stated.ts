/**
 * `npm run train:stated`: learns src/answer/evidence/stated/stated-table.json from messages whose clause is known and whether it says what they
 * ask (test/eval/clauses). The same files give the same table. `--without FILE`: messages that nothing is learned from, and how well those are
 * told; `--out FILE` writes elsewhere.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { StatedTable } from '../answer/evidence/stated/stated-table.ts';
import { readWords } from '../understand/words.ts';
import { type LabelledMessage, labelledIn } from './labelled-messages.ts';
import { learnStated, type StatedExample } from './learn-stated.ts';
import { openForTraining } from './open-for-training.ts';

const { values, positionals } = parseArgs({
  options: { without: { type: 'string', multiple: true, default: [] }, out: { type: 'string' } },
  allowPositionals: true,
});
const { knowledge, readTopics } = await openForTraining();
const examplesIn = (files: readonly string[]): StatedExample[] =>
  labelledIn(files).flatMap((message) => {
    const of = knowledge.clauses.get(message.clauses[0] ?? '');
    const [point] = message.points;
    return of && point
      ? [{ question: message.question, of, ...point }, ...eachOf(message).map((one) => ({ of, ...one }))]
      : [];
  });
/** Of a message that asks several things each by its own words, where as many are read as people told. */
function eachOf({ question, points }: LabelledMessage): Omit<StatedExample, 'of'>[] {
  const read = readWords(question, knowledge, readTopics).points.filter(({ asks }) => asks);
  if (points.length < 2 || read.length !== points.length) return [];
  return points.map((point, i) => ({ question: read[i]!.text, ...point }));
}
const isLeftOut = (file: string): boolean => values.without.includes(basename(file));
const examples = examplesIn(positionals.filter((file) => !isLeftOut(file)));
const file = learnStated(examples);
const out = values.out ?? fileURLToPath(new URL('../answer/evidence/stated/stated-table.json', import.meta.url));
writeFileSync(out, `${JSON.stringify(file)}\n`);
console.log(`${examples.length} messages, ${file.unsaid.features.length} features`);
const table = new StatedTable(file);
const judged = examplesIn(positionals.filter(isLeftOut)).map(({ question, of, said }) => ({
  said,
  likely: table.unsaid(question, of),
}));
for (const least of judged.length > 0 ? [0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9] : []) {
  const told = judged.filter(({ likely }) => likely >= least);
  const count = (all: typeof judged, said: string): number => all.filter((one) => one.said === said).length;
  console.log(
    `from ${least} on: unsaid ${count(told, 'no')} of ${count(judged, 'no')}, partly ${count(told, 'partly')} of ${count(judged, 'partly')}, said ${count(told, 'yes')} of ${count(judged, 'yes')}`,
  );
}
