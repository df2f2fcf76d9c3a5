import type { Clause } from '../../knowledge/document.ts';
import type { Question } from '../../understand/question.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

const RATE =
  /(?:加计(?:扣除)?|[得值个印契]税|税[前收费]?)[^，,。；;？?]{0,6}(?:比例|税率|几个点|多少|几成|百分之几)|税率|税负|\d\s*%[^，,。；;？?]{0,6}税/;

/** 加计扣除比例是多少: the rate of a tax, which no figure of a subsidy answers. */
export const asksTaxRate = ({ text }: Question): boolean => RATE.test(text);

/** What a clause says of taxes as such; the base of a subsidy that is counted by a tax rule is not that. */
export function taxSentences(clause: Clause): readonly Sentence[] {
  return sentencesOf(clause).filter(
    (s) => /税|加计扣除/.test(s.text) && !s.figures.some((f) => /^(?:CNY|%)/.test(f.unit)),
  );
}
