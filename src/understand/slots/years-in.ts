import type { Span } from '../span.ts';
import type { SlotSource } from './source.ts';

/** A calendar year where the message names one. */
export interface Year extends Span {
  readonly year: number;
  readonly vague: boolean;
}

/** Classes of words that name a year by its distance from this one. */
const AGO: readonly [string, number][] = [
  ['{this-year}', 0],
  ['{one-year-ago}', 1],
  ['{two-years-ago}', 2],
  ['{three-years-ago}', 3],
];

/** 明年, 后年: years to come, in order. */
export function yearsAhead({ text, year, book }: SlotSource): Year[] {
  return (['{next-year}', '{year-after-next}'] as const).flatMap((words, i) =>
    book.language.places(words, text).map((place) => ({ ...place, year: year + i + 1, vague: false })),
  );
}

/** 2022年, 22年评上, 2022认定, 今年, 去年, 三年前: as calendar years, in order. */
export function yearsIn(source: SlotSource): Year[] {
  const { text, figures, year, book } = source;
  const found = figures.flatMap((f): Year[] => {
    const at = (value: number, end = f.end, vague = false) => [{ start: f.start, end, year: value, vague }];
    if (f.unit === 'date' && /^\d{4}/.test(f.value)) return at(Number(f.value.slice(0, 4)));
    if (f.unit === 'number' && /^20[0-4]\d$/.test(f.value)) return at(Number(f.value));
    const value = Number(f.value);
    if (f.unit !== 'year' || !Number.isInteger(value)) return [];
    if (/^\d{2}\D$/.test(f.text) && value >= 10 && value <= 49) return at(2000 + value);
    const before = book.language.pattern('^^{years-before}').test(text.slice(f.end));
    return before ? at(year - value, f.end + 1, f.vague) : [];
  });
  for (const [words, ago] of AGO)
    for (const place of book.language.places(words, text)) found.push({ ...place, year: year - ago, vague: false });
  return found.sort((a, b) => a.start - b.start);
}
