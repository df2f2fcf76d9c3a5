import type { Figure } from '../../language/figure.ts';
import { clauseAt, type SlotSource } from './source.ts';
import { type FactFigure, yearOf } from './sums.ts';

/** 计划贷900万，实际放款400万: what was planned is no part of what there really is, and yields to it; where only the plan is called by its name, to the one real figure that names nothing else. */
export function withoutPlans(source: SlotSource, stated: readonly FactFigure[]): readonly FactFigure[] {
  const shows = (words: string, figure: Figure): boolean =>
    source.book.language.pattern(words).test(leadTo(source, figure.start));
  const isReal = (figure: Figure): boolean => shows('{truly}|{come-in}', figure);
  const given = new Set(stated.map(({ figure }) => figure));
  return stated.flatMap((one) => {
    const { figure, fact, noun, told } = one;
    if (isReal(figure) || !shows('{planned}', figure)) return [one];
    // 今年贷了500万，明年打算再贷600万，今年的: of next year nothing is asked.
    const isOfLater =
      shows('{next-year}', figure) && source.book.language.places('{next-year}', source.text).length === 1;
    if (isOfLater && stated.some((o) => o.fact === fact && o !== one && !shows('{planned}', o.figure))) return [];
    if (stated.some((o) => o.fact === fact && isReal(o.figure) && isOfOneYear(source, one, o))) return [];
    const [real, ...others] = source.figures.filter(
      (f) => f.start >= figure.end && f.unit === figure.unit && !f.vague && !given.has(f) && shows('{real-of-plan}', f),
    );
    if (!real || others.length > 0) return [one];
    if (told.exactness !== 'exact') return [];
    const { start, end } = real;
    return [
      {
        fact,
        figure: real,
        noun: { ...noun, start, end },
        told: { exactness: 'exact', value: real.value },
        readings: [],
      },
    ];
  });
}

/** The words of its own part of the sentence before a figure, from the figure before it on. */
function leadTo(source: SlotSource, at: number): string {
  const before = source.figures.filter((f) => f.end <= at && f.unit !== 'month' && f.unit !== 'year').at(-1)?.end ?? 0;
  return source.text.slice(Math.max(before, clauseAt(source, at).start), at);
}

/** 去年实际贷款350万，今年打算贷800万: of two years each counts for itself. */
function isOfOneYear(source: SlotSource, one: FactFigure, other: FactFigure): boolean {
  const [year, otherYear] = [yearOf(source, one), yearOf(source, other)];
  return year === null || otherYear === null || year === otherYear;
}
