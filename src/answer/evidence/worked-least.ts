import type { StatedFigure } from '../../understand/stated-figures.ts';
import { type Case, isAward, kindAlike, MONEY } from './own-case.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';
import { byShare } from './worked-share.ts';

/** So many pairs of characters in common tell that a figure is what a share is of. */
const TELLS = 2;

/** 占总研发支出的比例不低于10%, where how much it takes is asked: that share of the one sum that the asker tells, which is what it is a share of; null where it is not told apart. */
export function byLeastShare(one: Case, sentences: readonly Sentence[]): UncheckedWork | null {
  const { evidence } = one;
  if (!evidence.question.signs.ways.has('asks-threshold')) return null;
  const sums = evidence.own.figures.filter((f) => isBase(f, one));
  const least = sums.length === 1 ? leastShare(one, sums) : null;
  if (!least) return null;
  const also = byShare(one, sentences, undefined);
  const pays = also?.as === 'share' && also.said.start === least.said.start ? also : null;
  return pays ? { ...least, sentences: [...least.sentences, ...pays.sentences], pays } : least;
}

/** 起价不低于最低限价标准的70%: that share of the one sum told of what the sentence takes it of, and of nothing else. */
export function leastShare(one: Case, told: readonly StatedFigure[]): LeastShare | null {
  const { clause, language, out, asker, held } = one;
  for (const sentence of sentencesOf(clause)) {
    const shares = sentence.figures.filter((f) => f.unit === '%' && (f.bound === 'at-least' || f.bound === 'above'));
    const [rate, ...others] = shares;
    if (!rate || others.length > 0) continue;
    const before = clause.text.slice(sentence.start, rate.start);
    const of = language.pattern('{share-of-what}').exec(before)?.[1] ?? '';
    if (of === '') continue;
    const [said, ...more] = told.filter(
      (f) => isBase(f, one) && (kindAlike(one, f, of) === 2 || sharedPairs(of, pairsOf(f.around)) >= TELLS),
    );
    const sum = said && more.length === 0 ? out({ by: 'share', of: held(rate), with: asker(said) }) : null;
    if (said && sum)
      return {
        lead: 'worked',
        as: 'least',
        sure: true,
        clause,
        sentences: [sentence],
        said,
        rate,
        sum,
        pays: null,
        reading: null,
      };
  }
  return null;
}

/** A sum that something may be a share of. */
const isBase = (f: StatedFigure, { language }: Case): boolean =>
  MONEY.has(f.unit) && !f.vague && !f.paid && !isAward(f, language);

type LeastShare = Extract<UncheckedWork, { as: 'least' }>;
