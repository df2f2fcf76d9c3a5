import { isHollow } from '../../knowledge/document.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { likeliestSentence } from './within/sentences-that-answer.ts';

/** So many clauses are told, as long as those before them are likely meant for less than so much altogether; one that is less likely is none. */
const MOST = 3;
const ENOUGH = 0.75;
const LEAST = 0.05;

/** A sentence of an ingested document that comes near a question, with its clause. */
export interface NearSentence {
  readonly ranked: Ranked;
  readonly sentence: Sentence;
}

/**
 * Where no clause covers a question: the clauses that are likeliest meant of the ingested document of the places (`codes`) that likeliest answers,
 * each by its likeliest sentence, the likeliest first; none where no document of theirs was merely ingested.
 */
export function nearInTexts(evidence: Evidence, codes: readonly string[]): readonly NearSentence[] {
  const held = evidence.candidates.filter(
    ({ clause, document, likely }) =>
      isBare(document) && codes.includes(document.region ?? '') && !isHollow(clause) && (likely ?? 0) >= LEAST,
  );
  const [best] = [...held].sort((a, b) => oddsOf(b) - oddsOf(a));
  const near: NearSentence[] = [];
  let told = 0;
  for (const ranked of held.filter((one) => one.document === best?.document).sort((a, b) => oddsOf(b) - oddsOf(a))) {
    const sentence = likeliestSentence(evidence, ranked)?.sentence ?? sentencesOf(ranked.clause)[0];
    // What only leads up to a list says nothing without it.
    if (!sentence || /[：:]$/.test(sentence.text) || near.length >= MOST || told >= ENOUGH) continue;
    near.push({ ranked, sentence });
    told += ranked.likely ?? 0;
  }
  return near;
}

const oddsOf = ({ answers }: Ranked): number => answers ?? Number.NEGATIVE_INFINITY;
