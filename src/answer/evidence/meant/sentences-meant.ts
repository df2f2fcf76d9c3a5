import { readFileSync } from 'node:fs';
import type { Clause } from '../../../knowledge/document.ts';
import { LikelyFile, LikelyTable } from '../../../understand/learned/likely-table.ts';
import { gramFeatures, meantFeatures } from '../../../understand/learned/meant-features.ts';
import type { Question } from '../../../understand/question.ts';
import type { Sentence } from '../sentences.ts';

/** Which sentence of the built-in documents answers a question, as it was learned: the labels are sentences (`sentenceId`). */
export const SENTENCE_FILE = new URL('sentence-table.json', import.meta.url);

/** A sentence by its place; of a text that was changed since, another place is another sentence. */
export const sentenceId = ({ id }: Clause, { start, end }: Sentence): string => `${id}:${start}-${end}`;

let shipped: LikelyTable | undefined;
const READ = new WeakMap<Question, ReadonlyMap<string, number>>();

/** By the table that ships. */
function shippedSentences(): LikelyTable {
  shipped ??= new LikelyTable(LikelyFile.parse(JSON.parse(readFileSync(SENTENCE_FILE, 'utf8'))));
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
