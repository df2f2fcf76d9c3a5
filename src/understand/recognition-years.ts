import type { Fact } from '../knowledge/fact.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Span } from './span.ts';
import type { StatedFigure } from './stated-figures.ts';

/** A year in which something was recognised, and the parts of the sentence in which its title may stand: its own, then the one before. */
export interface RecognitionYear {
  readonly year: number;
  readonly own: Span;
  /** Null where that part has a year itself. */
  readonly before: Span | null;
}

/** 2022年评的省级专精特新: the years that are told of recognitions, without those that are said to be of the first (2024年首次认定). */
export function recognitionYears(
  text: string,
  figures: readonly StatedFigure[],
  { book, language }: Knowledge,
): readonly RecognitionYear[] {
  const aged = agedOf(book.facts.get(factInRole(book.facts, 'newly-recognised')));
  const years = figures.filter(({ unit, value }) => unit === 'date' && /^\d{4}/.test(value));
  if (!aged || years.length === 0) return [];
  const stops = language.places('{clause-end}', text);
  return years.flatMap(({ value, start, end }) => {
    const past = stops.filter((stop) => stop.end <= start);
    const own = { start: past.at(-1)?.end ?? 0, end: stops.find((stop) => stop.start >= end)?.start ?? text.length };
    const before = { start: past.at(-2)?.end ?? 0, end: own.start };
    const after = text.slice(end, years.find((y) => y.start >= end)?.start ?? text.length);
    const isFirst = aged.unless !== undefined && language.pattern(aged.unless).test(text.slice(own.start, own.end));
    if (isFirst || !language.pattern(`^^(?:${aged.after})`).test(after)) return [];
    const hasYear = years.some((y) => y.start >= before.start && y.end <= before.end);
    return [{ year: Number(value.slice(0, 4)), own, before: hasYear ? null : before }];
  });
}

const agedOf = (fact: Fact | undefined) => (fact?.type === 'truth' ? fact.said?.aged : undefined);

/** So many years after its recognition a title is new no more; null where no fact says so. */
export const yearsNew = ({ book }: Knowledge): number | null =>
  agedOf(book.facts.get(factInRole(book.facts, 'newly-recognised')))?.years ?? null;
