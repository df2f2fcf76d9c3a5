import type { PolicyDocument } from '../../knowledge/document.ts';
import { pairsOf, pairsOfSentence, sentencesOf } from './sentences.ts';

const isHan = (pair: string): boolean => /^\p{Script=Han}/u.test(pair);

/** The pairs of Chinese characters of a text. */
export const hanPairs = (text: string): ReadonlySet<string> => new Set([...pairsOf(text)].filter(isHan));

/** In how many sentences of a document each pair of Chinese characters stands, told once. */
export function sentencesHolding(document: PolicyDocument): ReadonlyMap<string, number> {
  const known = HELD.get(document);
  if (known) return known;
  const held = new Map<string, number>();
  for (const clause of document.clauses)
    for (const sentence of sentencesOf(clause))
      for (const pair of pairsOfSentence(sentence)) if (isHan(pair)) held.set(pair, (held.get(pair) ?? 0) + 1);
  HELD.set(document, held);
  return held;
}
const HELD = new WeakMap<PolicyDocument, ReadonlyMap<string, number>>();
