import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { alikeInKind, kindBefore } from './kinds-of-sum.ts';
import { clauseFigures, sentencesOf } from './sentences.ts';

const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);
const ANY = '个';

/** A line of a text alone that is said to be missed by what may be no size of the case, or by a part of it, or that is one of several of its sentence. */
export function isLineDoubted(
  { own }: Pick<Evidence, 'own'>,
  { clause, document }: Pick<Ranked, 'clause' | 'document'>,
  line: Figure,
  said: readonly Figure[],
  language: LanguageData,
): boolean {
  if (!isBare(document)) return false;
  const starts = new Set(said.map(({ start }) => start));
  const figures = own.figures.filter((f) => !isOneOrTwo(f));
  const isAward = said.some((f) => isPaid(f, clause));
  const others = figures.filter((f) => !starts.has(f.start) && isLike(f, line));
  const total = [...others, ...said].reduce((sum, { value }) => sum + Number(value), 0);
  const measured = /[^，,。；;]*$/.exec(clause.text.slice(0, line.start))?.[0] ?? '';
  // 一份28万一份8万: one of several that is less misses no line for all of them.
  const isAnother = (f: StatedFigure): boolean =>
    Number(f.value) >= Number(line.value) && alikeInKind(kindBefore(f, language) ?? measured, measured, language) > 0;
  const isReached =
    others.some(isAnother) || (line.unit === 'count' && others.length > 0 && total >= Number(line.value));
  const sentence = sentencesOf(clause).find(({ start, end }) => start <= line.start && end >= line.end);
  const isLower = (f: Figure): boolean =>
    f.unit === '%' &&
    line.unit === '%' &&
    FLOORS.has(f.bound) &&
    Number(f.value) < Number(line.value) &&
    said.some(({ value }) => Number(value) >= Number(f.value));
  const isOneWay = language.pattern('^^{or-another}').test(clause.text.slice(line.end));
  return isAward || isReached || isOneWay || (sentence?.figures.some(isLower) ?? false);
}

/** 破亿那10万: what the clause pays is no size of anything. */
const isPaid = (said: Figure, clause: Ranked['clause']): boolean =>
  said.unit === 'CNY' &&
  clauseFigures(clause).some((f) => f.unit.startsWith('CNY') && f.bound === 'exact' && f.value === said.value);

const isLike = (f: Figure, line: Figure): boolean =>
  f.unit === line.unit && (f.unit !== 'count' || f.noun === line.noun || f.noun === ANY);
