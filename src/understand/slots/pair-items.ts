import type { Figure } from '../../language/figure.ts';
import type { ExactFigure } from '../exactness.ts';
import type { PeriodCoverage } from './slot.ts';
import type { SlotSource } from './source.ts';

/** One figure of a field. */
export interface Measured {
  readonly field: string;
  readonly figure: Figure;
  readonly told: ExactFigure;
  readonly reading?: string;
  readonly covers?: PeriodCoverage;
  readonly part?: string;
}

/** The most items that are written out one by one. */
export const MOST_ITEMS = 100;

/** 我们才61小时，飞61个小时也给钱: the same figure in a later clause, and nothing that tells of another item. */
export function repeatsFirst({ text, book }: SlotSource, found: readonly Measured[]): boolean {
  const [first, ...more] = found;
  if (!first || more.length === 0) return false;
  const between = text.slice(first.figure.end, more.at(-1)?.figure.start);
  return (
    more.every(({ told }) => JSON.stringify(told) === JSON.stringify(first.told)) &&
    /[,，。;；]/.test(between) &&
    !book.language.pattern('{one-more-item}|{item-counter}|{parts}|{another-item}').test(between)
  );
}

/** 两架1.5吨的，每架飞200小时，还有一架6吨的: how many there are of a pair, by the count right before it where its figures are told for each. */
export function countOfPair(
  { text, figures, book }: SlotSource,
  pair: readonly (Measured | undefined)[],
  before: readonly (Measured | undefined)[] | undefined,
  after: readonly (Measured | undefined)[] | undefined,
  counters: readonly string[],
): number {
  const ends = (of: readonly (Measured | undefined)[]) => of.flatMap((m) => (m ? [m.figure.start, m.figure.end] : []));
  const from = before ? Math.max(...ends(before)) : 0;
  const to = after ? Math.min(...ends(after)) : text.length;
  const [start, end] = [Math.min(...ends(pair)), Math.max(...ends(pair))];
  const count = figures.findLast(
    (f) => f.unit === 'count' && counters.includes(f.noun) && !f.vague && f.start >= from && f.end <= start,
  );
  const each = book.language.pattern('{each}').test(text.slice(start, Math.min(end, to)));
  return count && each ? Math.min(Number(count.value), MOST_ITEMS) : 1;
}

/** Weights with their hours: in turn, in order (分别), or one figure for all (各飞200小时); null where it can't be told. */
export function paired(
  found: readonly Measured[],
  heads: readonly Measured[],
  tails: readonly Measured[],
  several: number,
): (Measured | undefined)[][] | null {
  if (heads.length === tails.length) return heads.map((w, i) => [w, tails[i]]);
  if (tails.length === 0) return heads.map((w) => [w]);
  if (heads.length === 0) return tails.map((h) => [h]);
  // 都是2.2吨，一架飞了200小时，另一架140小时; 2吨的和3吨的各飞200小时: one figure told of all.
  if (heads.length === 1 && found[0] === heads[0] && tails.length === several) return tails.map((h) => [heads[0], h]);
  const together = tails.length === 1 && found.at(-1) === tails[0];
  return together ? heads.map((w) => [w, tails[0]]) : null;
}
