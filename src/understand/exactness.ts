import type { Figure } from '../language/figure.ts';
import { across, approximately, justAbove, justBelow } from '../language/spread.ts';
import type { Exactness, Inexact } from './slots/slot.ts';
import { clauseAt, type SlotSource } from './slots/source.ts';

/** A figure as it was said: its value, or the ends between which it lies. */
export interface ExactFigure {
  readonly exactness: Exactness;
  readonly value: string | Inexact;
}

/** How exactly a figure is said, by its own words and those around it: 大概600万, 三百多万, 五六百万, 500到600万, 不到一千万. */
export function readExactness(source: SlotSource, figure: Figure): ExactFigure {
  const { pattern } = source.book.language;
  const { value, low = value, high = value } = figure;
  const about = (ends: Omit<Inexact, 'about'>): ExactFigure => ({
    exactness: 'about',
    value: { about: value, ...ends },
  });
  const range = (ends: Omit<Inexact, 'about'>): ExactFigure => ({ exactness: 'range', value: ends });
  const joined = rangeOf(source, figure);
  if (joined.length > 1) return range(across(joined.flatMap((f) => [f.low ?? f.value, f.high ?? f.value])));
  if (figure.vague && pattern('{and-some}').test(figure.text))
    return about(low === value ? { low, high, beyond: 'both' } : { low, high });
  if (figure.vague) return range({ low, high });
  const before = source.text.slice(
    Math.max(clauseAt(source, figure.start).start, lastEnd(source, figure)),
    figure.start,
  );
  const after = source.text.slice(figure.end, clauseAt(source, figure.end).end);
  if (pattern('{short-of}$$').test(before)) return range({ high: value, beyond: 'high' });
  if (figure.bound === 'below' || pattern('{nearly}').test(before) || pattern('^^{near}').test(figure.text))
    return about({ ...justBelow(value), beyond: 'high' });
  if (pattern('{just-over}').test(before) || pattern('^^{a-bit-more}').test(after))
    return about({ ...justAbove(value), beyond: 'low' });
  if (figure.bound === 'about' || (figure.bound === 'exact' && pattern('{roughly-word}').test(before)))
    return about(approximately(value));
  if (figure.bound === 'above') return range({ low: value, beyond: 'low' });
  if (pattern('{and-more}').test(figure.text.slice(-1) + after.slice(0, 3))) return range({ low: value });
  // 飞满100小时, 达到300万 say the figure itself; 至少300万 does not.
  if (figure.bound === 'at-least' && pattern('{at-least}').test(before)) return range({ low: value });
  return figure.bound === 'at-most' ? range({ high: value }) : { exactness: 'exact', value };
}

/** Where the figure before ends. */
function lastEnd({ figures }: SlotSource, figure: Figure): number {
  return figures[figures.indexOf(figure) - 1]?.end ?? 0;
}

/** 300-400万, 400到500万, 300万或者400万: the figure with the other end, or alone. */
export function rangeOf(source: SlotSource, figure: Figure): Figure[] {
  const joint = source.book.language.pattern('{range-joint}');
  const i = source.figures.indexOf(figure);
  const joined = (a: Figure | undefined, b: Figure | undefined) =>
    a !== undefined && b !== undefined && a.unit === b.unit && joint.test(source.text.slice(a.end, b.start));
  const [before, after] = [source.figures[i - 1], source.figures[i + 1]];
  return [
    ...(before && joined(before, figure) ? [before] : []),
    figure,
    ...(after && joined(figure, after) ? [after] : []),
  ];
}

/** What several figures come to together: exactly where each is exact, else from end to end. */
export function inexactlyAdded(
  told: readonly ExactFigure[],
  add: (decimals: readonly string[]) => string,
): ExactFigure {
  if (told.every((t) => typeof t.value === 'string'))
    return { exactness: 'exact', value: add(told.map((t) => t.value as string)) };
  const ends = told.map(({ value }) => (typeof value === 'string' ? { about: value, low: value, high: value } : value));
  const every = (of: (end: Inexact) => string | undefined) => {
    const parts = ends.map(of);
    return parts.includes(undefined) ? undefined : add(parts as string[]);
  };
  const [about, low, high] = [every((e) => e.about), add(ends.map((e) => e.low ?? '0')), every((e) => e.high)];
  const value: Inexact = { low, ...(high === undefined ? {} : { high }), ...(about === undefined ? {} : { about }) };
  return { exactness: about === undefined ? 'range' : 'about', value };
}

/** The same in another unit: 800来个 for so many 万. */
export function convertFigure({ exactness, value }: ExactFigure, by: (decimal: string) => string): ExactFigure {
  if (typeof value === 'string') return { exactness, value: by(value) };
  const { beyond, ...ends } = value;
  const moved: Inexact = Object.fromEntries(Object.entries(ends).map(([end, decimal]) => [end, by(decimal)]));
  return { exactness, value: beyond === undefined ? moved : { ...moved, beyond } };
}
