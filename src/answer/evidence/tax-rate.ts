import type { Clause } from '../../knowledge/document.ts';
import { isSumOrRate } from '../../language/figure.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** What a clause says of taxes as such; the base of a subsidy that is counted by a tax rule is not that. */
export function taxSentences(clause: Clause): readonly Sentence[] {
  return sentencesOf(clause).filter((s) => /税|加计扣除/.test(s.text) && !s.figures.some((f) => isSumOrRate(f)));
}
