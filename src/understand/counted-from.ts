import type { LanguageData } from '../knowledge/language-data.ts';
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

/** 去年12月, 今年5月: how many years ago the words right before a day put it; null where they don't say. */
export function yearsBefore(before: string, language: LanguageData): number | null {
  const ago = AGO.findIndex((words) => language.pattern(`${words}$$`).test(before));
  return ago < 0 ? null : ago;
}
const AGO = ['{this-year}', '{one-year-ago}', '{two-years-ago}'] as const;
