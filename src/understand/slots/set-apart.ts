import type { Figure } from '../../language/figure.ts';
import { convertFigure, type ExactFigure } from '../exactness.ts';
import { clauseAt, type SlotSource } from './source.ts';
import { timesDecimal } from './sums.ts';

/** Spans of time that a figure may be of, and how many of them a year has. */
const SPANS: readonly (readonly [string, string, number])[] = [
  ['{each-month}', '{a-month-after}', 12],
  ['{each-quarter}', '{a-quarter-after}', 4],
];

/**
 * A figure as the words around it make it: one of every month is of the year twelve times where the fact `flows`; one of several years
 * together, or of what came to nothing (没批下来), tells no number of the year.
 */
export function ofTheYear(
  source: SlotSource,
  figure: Figure,
  told: ExactFigure,
  flows: boolean,
): { readonly told: ExactFigure; readonly reading?: string } {
  const { pattern } = source.book.language;
  const { before, after } = wordsAround(source, figure);
  const open = { told: { ...told, exactness: 'partial' as const } };
  if (
    (pattern('{years-together}').test(before) && !pattern('{in-turn}').test(before)) ||
    pattern('{years-together-after}').test(after)
  )
    return open;
  if (
    pattern('{came-to-nothing}').test(source.text.slice(figure.end)) ||
    pattern('{came-to-nothing-before}$$').test(before)
  )
    return open;
  if (flows && pattern('{part-of-the-year}').test(before)) return open;
  const span = SPANS.find(([ahead, behind]) => pattern(ahead).test(before) || pattern(behind).test(after));
  if (!span && pattern('{planned}[^,，。;；\\d]{0,8}$$').test(before)) return { told, reading: PLANNED };
  if (!span) return pattern('{so-far}[^,，。;；\\d]{0,8}$$').test(before) ? { told, reading: SO_FAR } : { told };
  if (!flows) return open;
  const [, , times] = span;
  return {
    told: convertFigure(told, (decimal) => timesDecimal(decimal, times)),
    reading: `“${figure.text}”按每期都一样折算成一年`,
  };
}

const PLANNED = '是打算的数，以实际发生的为准';
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
