import type { LanguageData } from '../../knowledge/language-data.ts';
import type { AgainstLine } from './against-line.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { isWholeOfPart } from './kinds-of-sum.ts';
import { isAward } from './own-case.ts';
import { paysIn } from './pays-in.ts';
import { sentencesOf } from './sentences.ts';

const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);

/** A clause pays by lines of a part alone, and the one sum that is told is of the whole: 研发投入1.2亿 where lines are of 基础研究投入. */
export function wholeOfPart(
  { own }: Evidence,
  { clause, document }: Ranked,
  language: LanguageData,
): AgainstLine | null {
  if (!isBare(document) || paysIn(clause, sentencesOf(clause), language).length === 0) return null;
  const lines = sentencesOf(clause).flatMap(({ figures, start }) =>
    figures
      .filter((f) => f.unit === 'CNY' && FLOORS.has(f.bound))
      .map((line) => ({ line, of: clause.text.slice(start, line.start) })),
  );
  const sums = own.figures.filter((f) => f.unit === 'CNY' && !f.vague && !isAward(f, language));
  const said = sums.filter((f) => lines.length > 0 && lines.every(({ of }) => isWholeOfPart(f.around, of, language)));
  const [only, ...others] = said;
  const [first] = lines;
  if (!only || !first || others.length > 0) return null;
  return { lead: 'against-line', side: 'other', said: [only], line: first.line, oneWay: false, on: [first.line] };
}
