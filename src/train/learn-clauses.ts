import type { StaticTable } from '../language/static-table.ts';
import { fold } from '../language/tokens.ts';
import type { ClauseFeatures } from './clause-features.ts';
import { GramEncoder } from './gram-encoder.ts';
import { type InventedDocument, passageOfArticle, sentencesOfArticle } from './invented.ts';
import { type ClauseLists, type ListedQuestion, Listwise, withWordsDropped } from './listwise.ts';
import { randomFrom } from './random.ts';
import { type Bag, bagOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface Learning {
  readonly seed: number;
  readonly steps: number;
  /** At the first step; it falls to a fifth. */
  readonly rate: number;
  /** The share of each question's words that a step leaves out. */
  readonly dropped: number;
}

export const LEARNING: Learning = { seed: 20261127, steps: 45, rate: 0.005, dropped: 0.75 };

export interface LearnedClauses {
  readonly vocabulary: Vocabulary;
  readonly learner: Listwise;
}

/** What a gram weighs that the table before does not hold, ahead of softplus. */
const UNKNOWN = 0.5;
const NEARNESS = [2, 2] as const;
/** A gram of one text alone tells nothing of others. */
const SHARED = 2;

/** Learns from invented documents which article answers, beginning with the rows of `table`. The same data give the same. */
export function learnClauses(
  documents: readonly InventedDocument[],
  features: ClauseFeatures,
  table: StaticTable,
  learning: Learning,
  report: (step: number, loss: number) => void = () => {},
): LearnedClauses {
  const vocabulary = vocabularyOf(
    documents.flatMap(({ articles, questions }) =>
      [...articles.map(passageOfArticle), ...questions.map(({ question }) => question)].map(fold),
    ),
    Number.POSITIVE_INFINITY,
    SHARED,
  );
  const { seed, steps, rate, dropped } = learning;
  const random = randomFrom(seed);
  const learner = new Listwise(encoderFrom(table, vocabulary, random), features.weights, NEARNESS);
  const lists = listsOf(documents, vocabulary, features);
  for (let step = 1; step <= steps; step++) {
    const loss = learner.step(withWordsDropped(lists, dropped, random), rate * (1 - (0.8 * step) / steps));
    report(step, loss);
  }
  return { vocabulary, learner };
}

/** What was learned with the rows of the table that it was written into, each number of four bits. */
export function asWritten({ vocabulary, learner }: LearnedClauses, table: StaticTable): LearnedClauses {
  const encoder = encoderFrom(table, vocabulary, () => 0);
  const [ofClause, ofSentence] = learner.nearness.values;
  return { vocabulary, learner: new Listwise(encoder, [...learner.weights.values], [ofClause!, ofSentence!]) };
}

function encoderFrom(table: StaticTable, { grams }: Vocabulary, random: () => number): GramEncoder {
  const encoder = new GramEncoder(grams.length, table.dimension);
  encoder.draw(random);
  for (const side of Object.values(encoder.sides)) side.values.fill(UNKNOWN);
  for (const [row, gram] of grams.entries()) {
    const before = table.row(gram);
    if (before) encoder.set(row, before);
  }
  return encoder;
}

/** The documents as they are learned from; questions that no article answers are left out. */
export function listsOf(
  documents: readonly InventedDocument[],
  { rowOf }: Vocabulary,
  features: ClauseFeatures,
): ClauseLists {
  const bag = (text: string): Bag => bagOf(fold(text), rowOf);
  const clauses: Bag[] = [];
  const sentences: Bag[] = [];
  const starts: number[] = [0];
  const questions: ListedQuestion[] = [];
  for (const document of documents) {
    const from = clauses.length;
    for (const article of document.articles) {
      clauses.push(bag(passageOfArticle(article)));
      sentences.push(...sentencesOfArticle(article).map(bag));
      starts.push(sentences.length);
    }
    const of = features.of(document);
    for (const { question, gold } of document.questions) {
      if (gold.length === 0) continue;
      const right = Uint8Array.from(document.articles, (_, i) => (gold.includes(i) ? 1 : 0));
      questions.push({ bag: bag(question), from, to: clauses.length, features: of(question), gold: right });
    }
  }
  return { clauses, sentences, starts: Int32Array.from(starts), questions };
}

/** How many questions that an article answers have one that does first, and among the first three. */
export function judgeClauses(
  { vocabulary, learner }: LearnedClauses,
  documents: readonly InventedDocument[],
  features: ClauseFeatures,
): { readonly questions: number; readonly first: number; readonly three: number } {
  const lists = listsOf(documents, vocabulary, features);
  const ranks = learner.scores(lists).map((scores, q) => {
    const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
    return order.findIndex((i) => lists.questions[q]!.gold[i] === 1);
  });
  const within = (most: number): number => ranks.filter((rank) => rank < most).length;
  return { questions: ranks.length, first: within(1), three: within(3) };
}
