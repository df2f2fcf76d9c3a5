import type { FactBook } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import { type RegionMention, withoutPlaces } from '../../language/region.ts';
import { type FigureSenses, NO_SENSES } from '../figure-sense.ts';
import type { Span } from '../span.ts';
import type { Slot, SlotValue } from './slot.ts';

/** What every reader of facts reads from. */
export interface SlotSource {
  readonly text: string;
  /** The text with each place name blotted out (◦), offsets kept; 长沙市级 leaves 市级 standing. */
  readonly masked: string;
  /** Where clauses end: at a comma or stop that is not inside a figure, and at the end of the text. */
  readonly breaks: readonly number[];
  readonly figures: readonly Figure[];
  readonly regions: readonly RegionMention[];
  /** What was learned of figures tells of these. */
  readonly senses: FigureSenses;
  readonly book: FactBook;
  /** The day, ISO, and its year. */
  readonly today: string;
  readonly year: number;
}

const BREAK = /[,，。;；!！?？\n]/g;

/** What of a question its readers need; where nothing was learned of its figures, patterns alone read. */
export type SlotQuestion = Pick<SlotSource, 'text' | 'figures' | 'regions'> & { readonly senses?: FigureSenses };

/** Prepares a question for its readers. `today` is an ISO date. */
export function slotSource(
  { text, figures, regions, senses = NO_SENSES }: SlotQuestion,
  book: FactBook,
  today: string,
): SlotSource {
  const inside = new Set(
    figures.flatMap((f) => Array.from({ length: f.end - f.start - 1 }, (_, i) => f.start + 1 + i)),
  );
  const breaks = [...text.matchAll(BREAK)].map((m) => m.index).filter((i) => !inside.has(i));
  return {
    text,
    masked: withoutPlaces(text, regions),
    breaks: [...breaks, text.length],
    figures,
    regions,
    senses,
    book,
    today,
    year: Number(today.slice(0, 4)),
  };
}

/** The number of breaks before an offset. */
function breaksBefore({ breaks }: SlotSource, at: number): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The clause around an offset: up to the next comma or stop on either side. */
export function clauseAt(source: SlotSource, at: number): Span {
  const n = breaksBefore(source, at);
  return { start: n === 0 ? 0 : (source.breaks[n - 1] ?? 0) + 1, end: source.breaks[n] ?? source.text.length };
}

/** The words of the clause before and after a span. */
export function wordsAround(source: SlotSource, span: Span): { before: string; after: string } {
  const before = source.text.slice(clauseAt(source, span.start).start, span.start);
  return { before, after: source.text.slice(span.end, clauseAt(source, span.end).end) };
}

/** How many clause breaks lie between two offsets. */
export function breaksBetween(source: SlotSource, from: number, to: number): number {
  return Math.max(0, breaksBefore(source, to) - breaksBefore(source, from));
}

/** The words right before an offset, as many as any pattern looks back. */
export function lookBack(source: Pick<SlotSource, 'text'>, at: number): string {
  return source.text.slice(Math.max(0, at - 24), at);
}

/** A fact said in the words of `span`. */
export function slotOf(source: SlotSource, fact: string, value: SlotValue, span: Span, rest: Partial<Slot> = {}): Slot {
  const { start, end } = span;
  return { fact, value, start, end, words: source.text.slice(start, end), exactness: 'exact', ...rest };
}

/** A minus or 负 before the figure; a dash after another figure is a range and no sign. */
export function isNegative(source: SlotSource, figure: Figure): boolean {
  const from = Math.max(0, figure.start - 24);
  const before = lookBack(source, figure.start);
  if (source.book.language.pattern('{minus}$$').test(before)) return true;
  const dash = /\s{0,24}[-−]\s{0,24}[¥￥$]?$/.exec(before);
  return dash !== null && !source.figures.some((f) => f.end === from + dash.index);
}
