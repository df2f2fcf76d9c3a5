import type { Figure } from '../../language/figure.ts';
import { convertFigure, type ExactFigure } from '../exactness.ts';
import { COVERAGE_READINGS, ofWholePeriod } from './covers-period.ts';
import type { PeriodCoverage } from './slot.ts';
import { clauseAt, type SlotSource } from './source.ts';
import { timesDecimal } from './sums.ts';

/** Spans of time that a figure may be of, and how many of them a year has. */
const SPANS: readonly (readonly [string, string, number])[] = [
  ['{each-month}', '{a-month-after}', 12],
  ['{each-quarter}', '{a-quarter-after}', 4],
];

/** A figure as it is of the year, how that was read, and how it covers the year where it is not the year's own. */
export interface YearFigure {
  readonly told: ExactFigure;
  readonly reading?: string;
  readonly covers?: PeriodCoverage;
  /** The words that name the part of the year that it is of. */
  readonly part?: string;
}

/** Whether a fact comes in by and by, is told of one year, and of one year in particular. */
interface YearFact {
  readonly flows?: boolean | undefined;
  readonly yearly?: boolean | undefined;
  readonly ofOneYear?: boolean;
}

/**
 * A figure as the words around it make it: one of every month is of the year twelve times where the fact `flows`; one of a part of the year, or
 * of several years together, bounds the year's from one side, where the fact is of no year in particular; one of what came to nothing (没批下来) tells nothing.
 */
export function ofTheYear(
  source: SlotSource,
  figure: Figure,
  told: ExactFigure,
  { flows = false, yearly = false, ofOneYear = false }: YearFact,
): YearFigure {
  const { pattern } = source.book.language;
  const { before, after } = wordsAround(source, figure);
  const since = partBefore(source, figure);
  const closes = pattern('{comes-to-no-more}').test(source.text.slice(figure.end));
  const open = { told: { ...told, exactness: 'partial' as const } };
  const bounds = (covers: PeriodCoverage, reading: string): YearFigure =>
    ofOneYear || told.exactness === 'partial'
      ? open
      : { told: ofWholePeriod(told, covers), reading, covers, ...(since ? { part: since.name } : {}) };
  if (
    (pattern('{years-together}').test(before) && !pattern('{in-turn}').test(before)) ||
    pattern('{years-together-after}').test(after)
  )
    return { ...open, reading: COVERAGE_READINGS.years, covers: 'more' };
  if (
    pattern('{came-to-nothing}').test(source.text.slice(figure.end)) ||
    pattern('{came-to-nothing-before}$$').test(before)
  )
    return open;
  if (flows && since !== null && !closes) return bounds('part', since.reading);
  const span = SPANS.find(([ahead, behind]) => pattern(ahead).test(before) || pattern(behind).test(after));
  if (!span && pattern('{planned}[^,，。;；\\d]{0,8}$$').test(before)) return { told, reading: PLANNED };
  if (!span && pattern('{so-far}[^,，。;；\\d]{0,8}$$').test(before))
    return closes ? { told } : yearly ? bounds('part', SO_FAR) : { told, reading: SO_FAR };
  if (!span) return { told };
  if (!flows) return open;
  const [, , times] = span;
  return {
    told: convertFigure(told, (decimal) => timesDecimal(decimal, times)),
    reading: `“${figure.text}”按每期都一样折算成一年`,
  };
}

/** 一季度研发90万，主营2500万; 截至10月底研发95万、主营3150万: the part of the year that a sentence names before a figure, and how that is read; null where it names the year after it, or none. */
function partBefore(source: SlotSource, figure: Figure): { readonly name: string; readonly reading: string } | null {
  const { pattern, places } = source.book.language;
  const before = /[^。;；!！?？\n]*$/.exec(source.text.slice(0, figure.start))?.[0] ?? '';
  const [part, ...others] = (['{part-of-the-year}', '{so-far}'] as const).flatMap((words, i) =>
    places(words, before).map((place) => ({ ...place, reading: i === 0 ? COVERAGE_READINGS.part : SO_FAR })),
  );
  const last = others.reduce((a, b) => (a && a.start >= b.start ? a : b), part);
  const since = last ? before.slice(last.end) : '';
  const isOver = pattern('{of-whole-year}').test(since) || since.split(/[,，]/).length > 2;
  return last && !isOver ? { name: before.slice(last.start, last.end), reading: last.reading } : null;
}

/** How a reply tells that a figure has not come about yet. */
export const PLANNED = '是打算的数，以实际发生的为准';
const SO_FAR = '是到那天为止的数，之后还会变';

/** The words of the clause before and behind a figure, up to the next one of its unit. */
function wordsAround(source: SlotSource, figure: Figure): { before: string; after: string } {
  const others = source.figures.filter((f) => f.unit === figure.unit && f !== figure);
  const from = Math.max(
    clauseAt(source, figure.start).start,
    ...others.map((f) => f.end).filter((end) => end <= figure.start),
  );
  const to = Math.min(
    clauseAt(source, figure.end).end,
    ...others.map((f) => f.start).filter((start) => start >= figure.end),
  );
  return { before: source.text.slice(from, figure.start), after: source.text.slice(figure.end, to) };
}
