import { type Case, isAward, kindAlike, MONEY } from './own-case.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';
import { byShare } from './worked-share.ts';

/** So many pairs of characters in common tell that a figure is what a share is of. */
const TELLS = 2;

/** 占总研发支出的比例不低于10%, where how much it takes is asked: that share of the one sum that the asker tells, which is what it is a share of; null where it is not told apart. */
export function byLeastShare(one: Case, sentences: readonly Sentence[]): UncheckedWork | null {
  const { evidence, clause, language, out, asker, held } = one;
  if (!evidence.question.signs.ways.has('asks-threshold')) return null;
  const sums = evidence.own.figures.filter((f) => MONEY.has(f.unit) && !f.vague && !f.paid && !isAward(f, language));
  const [said, ...more] = sums;
  if (!said || more.length > 0) return null;
  for (const sentence of sentencesOf(clause)) {
    const shares = sentence.figures.filter((f) => f.unit === '%' && (f.bound === 'at-least' || f.bound === 'above'));
    const [rate, ...others] = shares;
    if (!rate || others.length > 0) continue;
    const before = clause.text.slice(sentence.start, rate.start);
    const of = language.pattern('{share-of-what}').exec(before)?.[1] ?? '';
    if (of === '') continue;
    const isTold = kindAlike(one, said, of) === 2 || sharedPairs(of, pairsOf(said.around)) >= TELLS;
    const sum = isTold ? out({ by: 'share', of: held(rate), with: asker(said) }) : null;
    if (!sum) continue;
    const also = byShare(one, sentences, undefined);
    const pays = also?.as === 'share' && also.said.start === said.start ? also : null;
    const told = [sentence, ...(pays ? pays.sentences : [])];
    return { lead: 'worked', as: 'least', sure: true, clause, sentences: told, said, rate, sum, pays };
  }
  return null;
}
