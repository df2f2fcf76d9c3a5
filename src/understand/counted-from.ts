import type { LanguageData } from '../knowledge/language-data.ts';
import type { Figure } from '../language/figure.ts';
import type { Span } from './span.ts';

/** What a stretch of time may be counted from, as classes of words. */
const KINDS = ['term-of-graduation', 'term-of-standing', 'term-of-hire', 'term-of-insurance', 'term-of-paper'] as const;
export type CountedFrom = (typeof KINDS)[number];

/** What a stretch of time or a day is counted from, by the words nearest to it in its part of the sentence. */
export function countedFrom(text: string, { start, end }: Span, language: LanguageData): CountedFrom | null {
  const before = /[^，,。；;：:\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const behind = /^[^，,。；;：:\n]*/.exec(text.slice(end))?.[0] ?? '';
  const found = KINDS.flatMap((kind) => [
    ...language.places(`{${kind}}`, before).map((at) => ({ kind, far: before.length - at.end })),
    ...language.places(`{${kind}}`, behind).map((at) => ({ kind, far: at.start })),
  ]);
  return found.reduce((nearest, one) => (nearest && nearest.far <= one.far ? nearest : one), found[0])?.kind ?? null;
}

/** 去年12月, 明年5月: how many years ago the words right before a day put it; null where they don't say. */
export const yearsBefore = (before: string, language: LanguageData): number | null =>
  AGO.find(([words]) => language.pattern(`${words}$$`).test(before))?.[1] ?? null;
const AGO = [
  ['{this-year}', 0],
  ['{one-year-ago}', 1],
  ['{two-years-ago}', 2],
  ['{next-year}', -1],
] as const;

/** A day as far as it is told, as an ISO date or part of one; null where its year is not known. */
export function dayOf({ unit, value, yearsAgo }: DayTold, asOf: string): string | null {
  if (unit !== 'date' || !DAY.test(value)) return null;
  if (!value.startsWith('--')) return value;
  return yearsAgo === null ? null : `${Number(asOf.slice(0, 4)) - yearsAgo}${value.slice(1)}`;
}
const DAY = /^(?:\d{4}(?:-\d\d){0,2}|--\d\d(?:-\d\d)?)$/;
type DayTold = Pick<Figure, 'unit' | 'value'> & { readonly yearsAgo: number | null };
