import type { LanguageData } from '../../../knowledge/language-data.ts';
import type { Figure } from '../../../language/figure.ts';
import { isOneOrTwo } from '../../../language/figure-context.ts';
import { isBare } from '../bare.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import { paysIn } from '../pays-in.ts';
import { sentencesOf } from '../sentences.ts';
import { isOfOtherDocument } from './sum-doubted.ts';

/** A figure of a clause of which only the text is known that is not what the case comes to: a ceiling, or so much for each, where the message tells a sum or a number. */
export function isFigureDoubted(evidence: Evidence, of: Ranked, figure: Figure, language: LanguageData): boolean {
  if (!isBare(of.document)) return false;
  const told = evidence.own.figures.filter((f) => !isOneOrTwo(f));
  const pays = paysIn(of.clause, sentencesOf(of.clause), language);
  const isForEach = pays.some(({ held, pays }) => pays === 'each' && held.start === figure.start);
  return (
    isOfOtherDocument(evidence, of) ||
    ((figure.bound === 'at-most' || isForEach) && told.some(({ unit }) => unit === 'CNY' || unit === 'count'))
  );
}
