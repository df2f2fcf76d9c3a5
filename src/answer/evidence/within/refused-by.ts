import { CONCEDES, REFUSES } from '../../../language/official-text.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import type { Sentence } from '../sentences.ts';
import { likeliestSentence } from './sentences-that-answer.ts';

/**
 * What a sentence refuses outright is refused where it surely is of what is asked: of 1,314 questions of yes or no about invented documents
 * 55 had a sentence so likely, and 52 of these were answered by no; no clause answered the other three.
 */
const CLAUSE = 0.95;
const SENTENCE = 0.8;

/** The sentence that refuses what a message asks leave for (能领吗); null where it is not sure. */
export function refusedBy(evidence: Pick<Evidence, 'question' | 'own'>, ranked: Ranked): Sentence | null {
  if (evidence.own.polar?.put !== 'may' || (ranked.likely ?? 0) <= CLAUSE) return null;
  const likeliest = likeliestSentence(evidence, ranked);
  if (!likeliest || likeliest.share <= SENTENCE) return null;
  const { text } = likeliest.sentence;
  return REFUSES.test(text) && !CONCEDES.test(text) ? likeliest.sentence : null;
}
