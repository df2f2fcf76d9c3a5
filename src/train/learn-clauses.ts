import type { StaticTable } from '../language/static-table.ts';
import { GramEncoder } from './gram-encoder.ts';
import { type ClauseLists, type ListedQuestion, Listwise, withWordsDropped } from './listwise.ts';
import { randomFrom } from './random.ts';
import { type Bag, bagOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** A document with the questions that a clause of it answers, all texts folded. */
export interface DocumentToLearn {
  /** C: each clause with what stands above it. */
  readonly clauses: readonly string[];
  readonly sentences: readonly string[];
  /** The place of the clause of each sentence, in order. */
  readonly clauseOf: readonly number[];
  readonly questions: readonly QuestionToLearn[];
}

interface QuestionToLearn {
  readonly asked: string;
  /** C: 1 where the clause answers, in one of them at least; else 0. */
  readonly gold: Uint8Array;
  /** C × F, clause by clause: what is known beside the vectors. */
  readonly features: Float64Array;
}

export interface Learning {
  readonly seed: number;
  readonly steps: number;
  /** At the first step; it falls to a fifth. */
  readonly rate: number;
  /** The share of each question's words that a step leaves out. */
  readonly dropped: number;
}

export const LEARNING: Learning = { seed: 20261127, steps: 45, rate: 0.005, dropped: 0.75 };

interface LearnedClauses {
  readonly vocabulary: Vocabulary;
  readonly learner: Listwise;
}

/** What a gram weighs that the table before does not hold, ahead of softplus. */
const UNKNOWN = 0.5;
const NEARNESS = [2, 2] as const;
/** A gram of one text alone tells nothing of others. */
const SHARED = 2;

/** Learns which clause answers, beginning with the rows of `table` and the `weights` of the features (F). The same data give the same. */
export function learnClauses(
  documents: readonly DocumentToLearn[],
  weights: readonly number[],
  table: StaticTable,
  learning: Learning,
  report: (step: number, loss: number) => void = () => {},
): LearnedClauses {
  const vocabulary = vocabularyOf(
    documents.flatMap(({ clauses, questions }) => [...clauses, ...questions.map(({ asked }) => asked)]),
    Number.POSITIVE_INFINITY,
    SHARED,
  );
  const { seed, steps, rate, dropped } = learning;
  const random = randomFrom(seed);
  const learner = new Listwise(encoderFrom(table, vocabulary, random), weights, NEARNESS);
  const lists = listsOf(documents, vocabulary);
  for (let step = 1; step <= steps; step++) {
    const loss = learner.step(withWordsDropped(lists, dropped, random), rate * (1 - (0.8 * step) / steps));
    report(step, loss);
  }
  return { vocabulary, learner };
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

/** The documents as they are learned from. */
export function listsOf(documents: readonly DocumentToLearn[], { rowOf }: Pick<Vocabulary, 'rowOf'>): ClauseLists {
  const bag = (text: string): Bag => bagOf(text, rowOf);
  const clauses: Bag[] = [];
  const sentences: Bag[] = [];
  const starts: number[] = [0];
  const questions: ListedQuestion[] = [];
  for (const document of documents) {
    const from = clauses.length;
    for (const [i, text] of document.clauses.entries()) {
      clauses.push(bag(text));
      const own = document.sentences.filter((_, s) => document.clauseOf[s] === i);
      sentences.push(...(own.length > 0 ? own : [text]).map(bag));
      starts.push(sentences.length);
    }
    for (const { asked, gold, features } of document.questions)
      questions.push({ bag: bag(asked), from, to: clauses.length, features, gold });
  }
  return { clauses, sentences, starts: Int32Array.from(starts), questions };
}
