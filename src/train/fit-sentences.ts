/**
 * `npm run train:sentences`: learns src/answer/evidence/meant/sentence-table.json, which sentence of the built-in documents answers a question,
 * from messages of which it is known which clauses answer them (test/eval/clauses): the sentences of those clauses that people told have to be
 * read out (needed.jsonl), or else those that an officer's answer says again, or none. The same files give the same table. `--without FILE`: messages that nothing is learned from, and
 * how often the likeliest sentence is one that answers them; no table is written then.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SENTENCE_FILE, sentenceId } from '../answer/evidence/meant/sentences-meant.ts';
import { sentencesOf } from '../answer/evidence/sentences.ts';
import { InputError } from '../errors.ts';
import { LikelyTable } from '../understand/learned/likely-table.ts';
import { readLabelled } from './cover-examples.ts';
import { labelledIn } from './labelled-messages.ts';
import { type LikelyExample, learnSentences } from './learn-sentences.ts';
import { openForTraining } from './open-for-training.ts';
import { SentencesEchoed } from './sentences-echoed.ts';

const { values, positionals } = parseArgs({
  options: { without: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
});
const on = await openForTraining();
const saying = new SentencesEchoed(on.knowledge.documents.values());
const isLeftOut = (file: string): boolean => values.without.includes(basename(file));
const file = learnSentences(await examplesIn(positionals.filter((one) => !isLeftOut(one))));
console.log(`${file.labels.length} sentences, ${file.questions.features.length} features`);
if (values.without.length === 0) writeFileSync(SENTENCE_FILE, `${JSON.stringify(file)}\n`);
const table = new LikelyTable(file);
const judged = (await examplesIn(positionals.filter(isLeftOut))).map(({ features, said }) => {
  const [best] = [...table.likely(features)].filter(([id]) => id !== '').sort(([, a], [, b]) => b - a);
  return { likely: best?.[1] ?? 0, right: said.has(best?.[0] ?? '') };
});
for (const least of judged.length > 0 ? [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9] : []) {
  const told = judged.filter(({ likely }) => likely >= least);
  console.log(
    `from ${least} on: ${told.filter(({ right }) => right).length} of ${told.length} right, of ${judged.length}`,
  );
}

/** The labelled messages of some files of which it is known which sentences they need, or what an officer would say. */
async function examplesIn(files: readonly string[]): Promise<LikelyExample[]> {
  const examples: LikelyExample[] = [];
  for (const message of labelledIn(files)) {
    const { officer, need } = message;
    const read = officer === '' && need === null ? null : await readLabelled(message, on);
    const said = need ? new Map(need.map((key) => [sentenceAt(key), 1 / need.length])) : null;
    if (read) examples.push({ features: read.features, said: said ?? saying.of(officer, read.clauses) });
  }
  return examples;
}

/** The sentence (`sentenceId`) that a label names: `CLAUSE@n`. @throws InputError where there is none */
function sentenceAt(key: string): string {
  const [id = '', n] = key.split('@');
  const clause = on.knowledge.clauses.get(id);
  const sentence = clause && sentencesOf(clause)[Number(n) - 1];
  if (!clause || !sentence) throw new InputError(`${key}: no such sentence`);
  return sentenceId(clause, sentence);
}
