import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BY_KIND, BY_WORDS, LikenessBy, type LikenessName } from '../answer/evidence/within/clause-likeness.ts';
import { CLAUSE_FILES, type ClauseTables, KindTable } from '../answer/evidence/within/clause-tables.ts';
import { StaticTable, tableBytes } from '../language/static-table.ts';
import { type AskedDocument, askInvented, askLabelled } from './asked-documents.ts';
import { readInvented } from './invented.ts';
import { type DocumentToLearn, LEARNING, learnClauses } from './learn-clauses.ts';
import { learnKinds } from './learn-kinds.ts';
import { firstRight, learnSigns, type SignedQuestion } from './learn-weights.ts';
import { writeTable } from './write-embedding.ts';

/**
 * `npm run train:clauses -- [--documents DIR …] [--out DIR] [--also FILE --data DIR]`: all that chooses a clause of an ingested document (the
 * static embedding, the kinds of questions, what each sign weighs), learned from invented documents with lay questions. What other signs
 * weigh rests on vectors and kinds learned without the document at hand, lest these be believed more than they deserve. `--also`: labelled
 * questions to the documents of a data folder, which the weights are learned from too. The same data give the same files on the same
 * version of Node.
 */
const WITHIN = fileURLToPath(new URL('../answer/evidence/within', import.meta.url));
const { values } = parseArgs({
  options: {
    documents: { type: 'string', multiple: true, default: [fileURLToPath(new URL('invented', import.meta.url))] },
    table: { type: 'string', default: 'src/model/static-table.bin' },
    out: { type: 'string', default: WITHIN },
    also: { type: 'string' },
    data: { type: 'string' },
  },
});
if ((values.also === undefined) !== (values.data === undefined)) throw new Error('--also and --data go together');
const FOLDS = 4;
const FEATURES: readonly LikenessName[] = [...BY_WORDS, ...BY_KIND];
/** What each of them weighs before anything is learned. */
const BEFORE = FEATURES.map((name) => (name === 'words' ? 4 : 0));

const began = performance.now();
const tell = (line: string): void => console.error(`${((performance.now() - began) / 1000).toFixed(0)} s: ${line}`);
const before = tableIn(readFileSync(values.table));
const none = new StaticTable(tableBytes([], before.dimension));

const documents = await askInvented(values.documents.flatMap(readInvented), (done) => {
  if (done % 20 === 0) tell(`${done} documents read`);
});
const inFold = (fold: number) => documents.filter((_, i) => i % FOLDS === fold);
const without = (fold: number) => documents.filter((_, i) => i % FOLDS !== fold);
const folds = Array.from({ length: FOLDS }, (_, fold) => fold);

tell('questions read');

const kindsOf = folds.map((fold) => new KindTable(learnKinds(without(fold))));
const toLearn = new Map(
  folds.flatMap((fold) => {
    const likeness = new LikenessBy({ words: none, kinds: kindsOf[fold]! });
    return inFold(fold).map((document) => [document, asLearned(document, likeness)] as const);
  }),
);
tell('kinds learned by folds');
const signed = folds.map((fold) => {
  const likeness = new LikenessBy({ words: tableIn(tableOf(without(fold))), kinds: kindsOf[fold]! });
  tell(`vectors learned without fold ${fold}`);
  return inFold(fold).flatMap((document) => signedBy(document, likeness));
});
const kinds = learnKinds(documents);
const table = tableOf(documents);
tell('all learned');
const byAll = new LikenessBy({ words: tableIn(table), kinds: new KindTable(kinds) });
const also = values.also && values.data ? await askLabelled(values.also, values.data) : [];
const questions = [...signed.flat(), ...also.flatMap((document) => signedBy(document, byAll))];
const weights = learnSigns(questions);
tell(
  `of ${questions.length} questions ${firstRight(questions, weights)} right, by vectors and kinds that do not know the document`,
);
const files: Record<keyof ClauseTables, Buffer | string> = {
  words: table,
  kinds: `${JSON.stringify(kinds)}\n`,
  weights: `${JSON.stringify(weights, null, 2)}\n`,
};
for (const [name, file] of Object.entries(CLAUSE_FILES))
  writeFileSync(`${values.out}/${file}`, files[name as keyof ClauseTables]);

function tableOf(some: readonly AskedDocument[]): Buffer {
  const { learner, vocabulary } = learnClauses(
    some.map((one) => toLearn.get(one)!),
    BEFORE,
    before,
    LEARNING,
  );
  return writeTable(learner.encoder, vocabulary);
}

function asLearned({ cut, questions }: AskedDocument, likeness: LikenessBy): DocumentToLearn {
  const { texts, sentences, clauseOf } = cut;
  return {
    clauses: texts,
    sentences,
    clauseOf,
    questions: questions.map(({ asked, gold }) => {
      const like = likeness.within(cut, asked);
      return { asked, gold, features: Float64Array.from(like.flatMap((one) => FEATURES.map((name) => one[name]))) };
    }),
  };
}

function signedBy({ cut, questions }: AskedDocument, likeness: LikenessBy): SignedQuestion[] {
  return questions.map(({ asked, gold, signs }) => {
    const like = likeness.within(cut, asked);
    return { gold, signs: signs.map((own, i) => new Map([...own, ...Object.entries(like[i]!)])) };
  });
}

function tableIn({ buffer, byteOffset, byteLength }: Buffer): StaticTable {
  return new StaticTable(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
}
