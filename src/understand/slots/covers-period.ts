import type { Figure } from '../../language/figure.ts';
import { type ExactFigure, inexactlyAdded } from '../exactness.ts';
import type { PeriodCoverage } from './slot.ts';
import { lookBack, type SlotSource } from './source.ts';

/**
 * What a figure tells of the whole period: a part of it (一季度飞了70小时) comes to no less by its end, so that a line may be met by it and is never
 * missed; of more than it (三年一共80小时) no single period has more, so that a line may be missed by it and is never met. What sets no bound stays open.
 */
export function ofWholePeriod({ value }: ExactFigure, covers: PeriodCoverage): ExactFigure {
  const { about, low, high } = typeof value === 'string' ? { about: value, low: value, high: value } : value;
  if (covers === 'part') return byNow(about ?? low ?? '0', low ?? '0');
  return high === undefined ? { exactness: 'partial', value } : { exactness: 'range', value: { high } };
}

/** A figure as it was told of a part of the year, and the words that name the part. */
export interface OfPartOfYear {
  readonly told: ExactFigure;
  readonly part?: string;
}

/** 上半年1400趟，下半年1750趟: what the parts of a year come to together, exactly where they are all of it; null where they are not each of a part of its own. */
export function partsOfYearAdded(
  { book: { language } }: SlotSource,
  parts: readonly OfPartOfYear[],
  add: (decimals: readonly string[]) => string,
): ExactFigure | null {
  const names = parts.flatMap(({ part }) => part ?? []);
  if (parts.length < 2 || names.length < parts.length || new Set(names).size < names.length) return null;
  const sum = inexactlyAdded(
    parts.map(({ told }) => told),
    add,
  );
  const { about, low } = typeof sum.value === 'string' ? { about: sum.value, low: sum.value } : sum.value;
  const isWhole = WHOLES.some(
    (all) => all.length === names.length && all.every((one) => names.some((name) => language.pattern(one).test(name))),
  );
  return isWhole && about !== undefined && about === low ? { exactness: 'exact', value: about } : sum;
}

/** Parts of a year that are all of it. */
const WHOLES: readonly (readonly string[])[] = [
  ['{first-half}', '{second-half}'],
  ['{first-quarter}', '{second-quarter}', '{third-quarter}', '{fourth-quarter}'],
];

const byNow = (about: string, low: string): ExactFigure => ({ exactness: 'about', value: { about, low } });

/** How a reply tells that a figure was read so. */
export const COVERAGE_READINGS = {
  part: '说的还不是整年的数，整年只会更多',
  more: '说的是超出整年的数，整年只会更少',
  years: '说的是各年合计的数，单个年度只会更少',
} as const;

/**
 * 开工八个月投了4.8亿: a figure of the first year since a day that is told so many months after it. Null where it is told of that year, or of no
 * time that is known.
 */
export function coversFirstYear(source: SlotSource, figure: Figure, day: string): PeriodCoverage | null {
  const { pattern } = source.book.language;
  const told = source.figures.findLast(
    (f) =>
      f.end <= figure.start &&
      (f.unit === 'month' || f.unit === 'year') &&
      !f.vague &&
      pattern(`(?:${day}){so-long-by-now}*$$`).test(lookBack(source, f.start)),
  );
  const from = told?.end ?? 0;
  if (pattern('{within-that-time}').test(source.text.slice(from, figure.start))) return null;
  if (!told) {
    const since = sinceBegun(source, day);
    if (since < MONTHS || (since === Number.POSITIVE_INFINITY && pattern('{begun-this-year}').test(source.text)))
      return 'part';
    return pattern('{done-by-now}$$').test(lookBack(source, figure.start)) ? 'more' : null;
  }
  const months = Number(told.value) * (told.unit === 'year' ? MONTHS : 1);
  return months === MONTHS ? null : months < MONTHS ? 'part' : 'more';
}
const MONTHS = 12;

/** 去年12月10号开的工: the whole months from the day that is told so until today; infinite where none is told. */
function sinceBegun(source: SlotSource, day: string): number {
  const { pattern } = source.book.language;
  const begun = source.figures.find(
    (f) => f.unit === 'date' && pattern(`^^[^,，。;；\\d]{0,4}(?:${day})`).test(source.text.slice(f.end)),
  );
  const [, year, month, date = '01'] = /^(\d{4}|-)-(\d\d)(?:-(\d\d))?$/.exec(begun?.value ?? '') ?? [];
  if (!begun || !month) return Number.POSITIVE_INFINITY;
  const now = source.today.split('-').map(Number) as [number, number, number];
  const before = lookBack(source, begun.start);
  const isLast = pattern('{last-year}$$').test(before);
  if (year === '-' && !isLast && pattern('{earlier-year}$$').test(before)) return Number.POSITIVE_INFINITY;
  const of = year === '-' ? now[0] - (isLast ? 1 : 0) : Number(year);
  return (now[0] - of) * MONTHS + now[1] - Number(month) - (now[2] < Number(date) ? 1 : 0);
}
