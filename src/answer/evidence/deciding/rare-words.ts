import type { PolicyDocument } from '../../../knowledge/document.ts';
import { pairsOfSentence, type Sentence } from '../sentences.ts';
import { sentencesHolding } from '../sentences-holding.ts';

/** Pairs of characters that no more sentences of the document hold tell one of them from the rest; so much of them counts. */
const FEW = 4;
const ENOUGH = 4;

/** How much of what few sentences of a document hold a sentence shares with what is asked and not used yet. */
export function rareWords(
  document: PolicyDocument,
  asked: ReadonlySet<string>,
  used: ReadonlySet<string>,
): (sentence: Sentence) => number {
  const held = sentencesHolding(document);
  return (sentence) => {
    const shared = [...pairsOfSentence(sentence)].reduce((sum, pair) => {
      const holders = held.get(pair) ?? 0;
      return sum + (asked.has(pair) && !used.has(pair) && holders > 0 && holders <= FEW ? 1 / holders : 0);
    }, 0);
    return Math.min(ENOUGH, shared);
  };
}
