import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closest } from '../answer/evidence/choose-clauses.ts';
import { isAnotherMeant, isOfLearned } from '../answer/evidence/sums/sum-doubted.ts';
import { outOf, sumSigns } from '../answer/evidence/sums/sum-signs.ts';
import { reachedWhere } from '../answer/evidence/worked-where.ts';
import { memoryOf, STRANGER } from '../dialogue/clients.ts';
import { consider } from '../dialogue/consider.ts';
import { respond } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import type { Memory } from '../dialogue/state.ts';
import { parseFigures } from '../language/figure.ts';
import { normalise } from '../language/normalise.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import { readInContext } from '../understand/hypotheses/in-context.ts';
import { ingestInvented, TRAINED_ON } from './asked-documents.ts';
import type { InventedDocument, InventedQuestion } from './invented.ts';
import type { SumExample } from './learn-sums.ts';
import { openForTraining } from './open-for-training.ts';

/** A sum by its signs, with the file of its document, and whether its writer told that several articles count. */
export interface SumOfQuestion extends SumExample {
  readonly file: string;
  readonly several: boolean;
}

/** Ingests invented documents and works out what each comes to on the questions that ask for a sum, after a message that names the document. */
export async function sumExamples(documents: readonly InventedDocument[]): Promise<SumOfQuestion[]> {
  const data = mkdtempSync(join(tmpdir(), 'cewen-sums-'));
  try {
    const ids = await ingestInvented(documents, data);
    const on = await openForTraining(data);
    const examples: SumOfQuestion[] = [];
    for (const { file, articles, questions } of documents) {
      const printed = new Set(articles.flatMap(({ text }) => moneyIn(text)));
      const { title } = on.knowledge.documents.get(ids.get(file) ?? '')!;
      const message = { id: 'train', text: `想问《${title}》`, asOf: TRAINED_ON, history: [] };
      const before = memoryOf((await respond(message, STRANGER, on)).state);
      for (const question of questions) {
        const { kind, sum } = question;
        const found = kind === 'amount' || sum !== null ? await sumFor(question.question, before, on) : null;
        const right = found !== null && isDue(found.comesTo, question, printed);
        if (found) examples.push({ file, several: sum !== null, signs: found.signs, right });
      }
    }
    return examples;
  } finally {
    rmSync(data, { recursive: true });
  }
}

/** The sum that would be told but for what is learned here, in yuan as a decimal string; null where none would. */
async function sumFor(text: string, before: Memory, on: Services) {
  const asking = readAsWritten(normalise(text), before, TRAINED_ON, on);
  const written = { how: 'as-written', asking, question: asking.question, slips: [], pointedOut: [] } as const;
  const hypothesis = readInContext(written, before, on.knowledge) ?? written;
  const { evidence } = await consider(hypothesis, TRAINED_ON, before, on);
  const { language } = on.knowledge;
  const [chosen] = closest(evidence);
  if (!chosen) return null;
  const { of, reached } = reachedWhere(evidence, chosen, on.knowledge);
  if (reached?.lead !== 'worked' || !isOfLearned(evidence, reached, language)) return null;
  if (isAnotherMeant(evidence, of, reached, language)) return null;
  const comesTo = reached.as === 'step' ? reached.pays.value : outOf(reached)?.worked.value;
  return comesTo === undefined ? null : { comesTo, signs: sumSigns(evidence, of, reached, language) };
}

/** Due is the sum that was told as such; else the last of the answer that the document does not print; else any of it that the sentences which answer don't print; and the ceilings told behind that they are cut to. */
function isDue(value: string, { question, sentences, answer, sum }: InventedQuestion, printed: ReadonlySet<string>) {
  const like = (one: string): boolean => Number(one) === Number(value);
  if (sum !== null) return moneyIn(sum).some(like);
  const [told, said] = [new Set(moneyIn(question)), new Set(sentences.flatMap(moneyIn))];
  const all = moneyIn(answer).filter((one) => !told.has(one));
  const last = all.findLast((one) => !printed.has(one));
  const worked = last === undefined ? all.filter((one) => !said.has(one)) : [last];
  if (worked.length === 0) return all.some(like);
  const most = Math.max(...worked.map(Number));
  const ceilings = all.slice(all.indexOf(worked[0]!)).filter((one) => Number(one) < most);
  return [...worked, ...ceilings].some(like);
}

const moneyIn = (text: string): readonly string[] =>
  parseFigures(text).flatMap(({ unit, value }) => (unit.startsWith('CNY') ? [value] : []));
