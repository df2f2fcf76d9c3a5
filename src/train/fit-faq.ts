/**
 * `npm run train:faq`: learns src/answer/evidence/meant/faq-table.json, which of the frequent questions of knowledge/faq is asked, from
 * the ways of asking that stand there and from messages of which people told whose answers answer them (test/eval/faq). The same files give
 * the same table. `--without PREFIX`: messages, by how their ids begin,
 * that nothing is learned from, and how often what is likeliest is right; no table is written then.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAQ_FILE } from '../answer/evidence/meant/faq-meant.ts';
import { InputError } from '../errors.ts';
import { LikelyTable } from '../understand/learned/likely-table.ts';
import { readLabelled } from './cover-examples.ts';
import { type LabelledMessage, labelledIn } from './labelled-messages.ts';
import { learnFaq } from './learn-faq.ts';
import type { LikelyExample } from './learn-sentences.ts';
import { openForTraining } from './open-for-training.ts';

const { values, positionals } = parseArgs({
  options: { without: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
});
const on = await openForTraining();
const { faq } = on.knowledge;
const asked = [...faq.values()].flatMap(({ id, asked: ways }) => ways.map((way) => [way, id] as const));
const messages = labelledIn(positionals);
const isLeftOut = ({ id }: { id: string }): boolean => values.without.some((prefix) => id.startsWith(prefix));
const ways = await examplesOf(asked.map(([question, id]) => messageOf(question, [id])));
const examples = [...ways, ...(await examplesOf(messages.filter((one) => !isLeftOut(one))))];
const file = learnFaq(examples);
console.log(`${file.labels.length} labels, ${file.questions.features.length} features, ${examples.length} examples`);
if (values.without.length === 0) writeFileSync(FAQ_FILE, `${JSON.stringify(file)}\n`);
const table = new LikelyTable(file);
const judged = (await examplesOf(messages.filter(isLeftOut))).map(({ features, said }) => {
  const [best] = [...table.likely(features)].filter(([id]) => id !== '').sort(([, a], [, b]) => b - a);
  return { likely: best?.[1] ?? 0, right: said.has(best?.[0] ?? '') };
});
for (const least of judged.length > 0 ? [0, 0.2, 0.3, 0.5, 0.7] : []) {
  const found = judged.filter(({ likely }) => likely >= least);
  console.log(
    `from ${least} on: ${found.filter(({ right }) => right).length} of ${found.length} right, of ${judged.length}`,
  );
}

function messageOf(question: string, ids: readonly string[]): LabelledMessage {
  return {
    id: '',
    question,
    history: [],
    asOf: '2026-11-27',
    clauses: [''],
    points: [],
    officer: '',
    need: null,
    faq: ids,
  };
}

/** Messages as they are read, with the entries that answer each; none of them where nothing known answers it. */
async function examplesOf(all: readonly LabelledMessage[]): Promise<LikelyExample[]> {
  const read: LikelyExample[] = [];
  for (const message of all) {
    const ids = message.faq ?? (message.clauses.length === 0 ? [] : null);
    const missing = ids?.find((id) => !faq.has(id));
    if (missing !== undefined) throw new InputError(`${message.id}: ${missing} is no frequent question`);
    const said = ids && new Map(ids.map((id) => [id, 1 / ids.length]));
    const one = said && (await readLabelled(message, on));
    if (said && one) read.push({ features: one.features, said });
  }
  return read;
}
