import type { FactBook } from '../knowledge/fact.ts';
import type { Figure } from '../knowledge/figure.ts';
import type { RegionMention } from '../knowledge/region.ts';
import type { FactInput, Said } from './fact-said.ts';

/** What every reader of facts reads from. */
export interface Source {
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly regions: readonly RegionMention[];
  readonly book: FactBook;
  /** The year of the day. */
  readonly year: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

const BREAK = /[,，。;；!！?？\n]/;

/** The clause around an offset: up to the next comma or stop on either side; a comma inside a figure is none. */
export function clauseAt(source: Source, at: number): Span {
  const { text, figures } = source;
  const breaks = (i: number) => BREAK.test(text[i] ?? '') && !figures.some((f) => f.start < i && i < f.end);
  let start = at;
  while (start > 0 && !breaks(start - 1)) start -= 1;
  let end = at;
  while (end < text.length && !breaks(end)) end += 1;
  return { start, end };
}

/** The words of the clause before and after a span. */
export function around(source: Source, span: Span): { before: string; after: string } {
  const before = source.text.slice(clauseAt(source, span.start).start, span.start);
  return { before, after: source.text.slice(span.end, clauseAt(source, span.end).end) };
}

/** The text with each place name blotted out (◦), offsets kept; 长沙市级 leaves 市级 standing. */
export function masked(source: Source): string {
  let { text } = source;
  for (const { start, end } of source.regions) {
    const last = /^[级里]/.test(text.slice(end)) && /[省市]/.test(text[end - 1] ?? '') ? end - 1 : end;
    text = text.slice(0, start) + '◦'.repeat(last - start) + text.slice(last);
  }
  return text;
}

/** How many clause breaks lie between two offsets. */
export function breaksBetween(source: Source, from: number, to: number): number {
  return [...source.text.slice(from, to)].filter(
    (c, i) => BREAK.test(c) && !source.figures.some((f) => f.start < from + i && from + i < f.end),
  ).length;
}

/** A fact said in the words of `span`. */
export function say(source: Source, fact: string, value: FactInput, span: Span, rest: Partial<Said> = {}): Said {
  const { start, end } = span;
  return { fact, value, start, end, words: source.text.slice(start, end), vague: false, ...rest };
}

/** A figure whose words tell no exact value: about, some, more than, a range. */
export function isVague(source: Source, figure: Figure): boolean {
  if (figure.vague || figure.bound === 'about' || figure.bound === 'below' || figure.bound === 'above') return true;
  if (figure.bound === 'at-most' || /[^)]以上/.test(source.text.slice(figure.end - 1, figure.end + 3))) return true;
  if (/(?:小|刚过|过了|冒过|破了?|好几|上)$/.test(source.text.slice(0, figure.start))) return true;
  // 飞满100小时, 达到300万 say the figure itself; 至少300万 does not.
  if (
    figure.bound === 'at-least' &&
    /(?:至少|最少|不低于|不少于|起码|最低)[^,。]{0,4}$/.test(source.text.slice(0, figure.start))
  )
    return true;
  return isRangeEnd(source, figure);
}

/** 300-400万, 400到500万, 300万或者400万: one of two ends. */
function isRangeEnd(source: Source, figure: Figure): boolean {
  const i = source.figures.indexOf(figure);
  const joined = (a: Figure | undefined, b: Figure | undefined) =>
    a !== undefined &&
    b !== undefined &&
    a.unit === b.unit &&
    /^\s*(?:-|–|—{1,2}|~|至|到|或者?|还是)\s*$/.test(source.text.slice(a.end, b.start));
  return joined(source.figures[i - 1], figure) || joined(figure, source.figures[i + 1]);
}

/** A minus or 负 before the figure; a dash after another figure is a range and no sign. */
export function isNegative(source: Source, figure: Figure): boolean {
  const before = source.text.slice(0, figure.start);
  if (/负$|零下$/.test(before)) return true;
  const dash = /\s*[-−]\s*[¥￥$]?$/.exec(before);
  return dash !== null && !source.figures.some((f) => f.end === dash.index);
}
