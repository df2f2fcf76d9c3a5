import type { Clause } from '../../knowledge/document.ts';
import { type Figure, isSumOrRate } from '../../language/figure.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

const TAX = /税|加计扣除/;
/** So many characters behind a rate tell what it is a rate of: 按100%在税前加计扣除. */
const FOLLOWS = 8;

/** What a clause says of taxes as such; the base of a subsidy that is counted by a tax rule is not that. */
export function taxSentences(clause: Clause): readonly Sentence[] {
  const isOfTax = ({ end }: Figure): boolean => TAX.test(clause.text.slice(end, end + FOLLOWS));
  return sentencesOf(clause).filter(
    (s) => TAX.test(s.text) && s.figures.filter((f) => isSumOrRate(f)).every((f) => f.unit === '%' && isOfTax(f)),
  );
}
