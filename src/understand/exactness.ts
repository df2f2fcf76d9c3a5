import type { Figure } from '../language/figure.ts';
import { lookBack, type Source } from './slots/source.ts';

/** A figure whose words tell no exact value: about, some, more than, a range. */
export function isApproximate(source: Source, figure: Figure): boolean {
  const { pattern } = source.book.language;
  const before = lookBack(source, figure.start);
  if (figure.vague || figure.bound === 'about' || figure.bound === 'below' || figure.bound === 'above') return true;
  if (figure.bound === 'at-most' || pattern('{and-more}').test(source.text.slice(figure.end - 1, figure.end + 3)))
    return true;
  if (pattern('{nearly}').test(before)) return true;
  // 飞满100小时, 达到300万 say the figure itself; 至少300万 does not.
  if (figure.bound === 'at-least' && pattern('{at-least}').test(before)) return true;
  return isRangeEnd(source, figure);
}

/** 300-400万, 400到500万, 300万或者400万: one of two ends. */
function isRangeEnd(source: Source, figure: Figure): boolean {
  const joint = source.book.language.pattern('{range-joint}');
  const i = source.figures.indexOf(figure);
  const joined = (a: Figure | undefined, b: Figure | undefined) =>
    a !== undefined && b !== undefined && a.unit === b.unit && joint.test(source.text.slice(a.end, b.start));
  return joined(source.figures[i - 1], figure) || joined(figure, source.figures[i + 1]);
}
