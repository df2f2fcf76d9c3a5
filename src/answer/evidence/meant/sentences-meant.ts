import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clause } from '../../../knowledge/document.ts';
import { gramFeatures, meantFeatures } from '../../../understand/learned/meant-features.ts';
import { WeightFile, WeightTable } from '../../../understand/learned/weight-table.ts';
import type { Question } from '../../../understand/question.ts';
import type { Sentence } from '../sentences.ts';

/** What was learned of which sentence of the built-in documents answers a question: the sentences (`sentenceId`), the last label for none of them. */
export const SentenceFile = z.object({ sentences: z.array(z.string()), questions: WeightFile });
export type SentenceFile = z.infer<typeof SentenceFile>;
export const SENTENCE_FILE = new URL('sentence-table.json', import.meta.url);

/** A sentence by its place; of a text that was changed since, another place is another sentence. */
export const sentenceId = ({ id }: Clause, { start, end }: Sentence): string => `${id}:${start}-${end}`;

/** Which sentence of the built-in documents likely answers a question. */
export class SentencesMeant {
  readonly #sentences: readonly string[];
  readonly #table: WeightTable;

  constructor({ sentences, questions }: SentenceFile) {
    this.#sentences = sentences;
    this.#table = new WeightTable(questions);
  }

  /** How likely each answers (by id), 0 to 1, all of them and none together 1. */
  likely(features: readonly string[]): ReadonlyMap<string, number> {
    const scores = this.#table.scores(features);
    const most = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - most));
    const all = odds.reduce((sum, one) => sum + one, 0);
    return new Map(this.#sentences.map((id, i) => [id, odds[i]! / all]));
  }
}

let shipped: SentencesMeant | undefined;
const READ = new WeakMap<Question, ReadonlyMap<string, number>>();

/** By the table that ships. */
function shippedSentences(): SentencesMeant {
  shipped ??= new SentencesMeant(SentenceFile.parse(JSON.parse(readFileSync(SENTENCE_FILE, 'utf8'))));
  return shipped;
}

/** How likely each sentence answers a question. */
export function sentencesLikely(question: Question): ReadonlyMap<string, number> {
  const known = READ.get(question) ?? shippedSentences().likely(meantFeatures(question));
  READ.set(question, known);
  return known;
}

/** The same of each thing that a message asks, by its own words; empty where it asks no more than one. */
export function likelyOfPoints({ points }: Question): readonly ReadonlyMap<string, number>[] {
  const asking = points.filter(({ asks }) => asks);
  return asking.length > 1 ? asking.map(({ text }) => likelyByWords(text)) : [];
}

/** The same by nothing but some words of a message. */
export const likelyByWords = (words: string): ReadonlyMap<string, number> =>
  shippedSentences().likely(gramFeatures(words));
