import type { Expansion } from '../../knowledge/lexicon.ts';
import type { Question } from '../../understand/question.ts';
import type { Ranked } from './evidence.ts';

/** A topic that weighs less distinguishes nothing. */
const DISTINGUISHES = 0.6;

/**
 * True where a clause is found by the last word of a compound alone, and says another kind of it: 科技保险 of 出口信用保险. The word that
 * distinguishes decides.
 */
export function isOfAnotherKind(
  { clause }: Ranked,
  { text, topics }: Question,
  expansions: readonly Expansion[],
): boolean {
  const kinds = expansions.filter(
    ({ said, text: held }) => held.length > said.length && held.endsWith(said) && clause.text.includes(held),
  );
  return kinds.some(({ said }) => {
    const before = text.slice(0, Math.max(0, text.indexOf(said)));
    const modifier = topics.find(({ word, weight }) => weight >= DISTINGUISHES && before.endsWith(word));
    return modifier !== undefined && !clause.text.includes(modifier.word + said);
  });
}
