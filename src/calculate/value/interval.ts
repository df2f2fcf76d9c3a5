import { type Missing, mergeMissing } from '../condition/truth.ts';
import { Decimal, perCent } from './decimal.ts';
import type { Phrase } from './step.ts';

/**
 * What an amount comes to: between `low` and `high` (null: nothing bounds it) while facts are missing, both the same once none is.
 * Every operation of the format grows with each of its operands, so bounds follow from bounds.
 * `lines` tells how it comes about, a line for each operation.
 */
export interface Sum {
  readonly low: Decimal;
  readonly high: Decimal | null;
  readonly missing: readonly Missing[];
  readonly assumed: readonly string[];
  readonly lines: readonly Phrase[];
}

export function exactly(value: Decimal, assumed: readonly string[] = []): Sum {
  return { low: value, high: value, missing: [], assumed, lines: [] };
}

/** Anything from nothing upwards, until the fact is known. */
export function unbounded(fact: string): Sum {
  return { low: new Decimal(0), high: null, missing: [{ fact, names: [] }], assumed: [], lines: [] };
}

/** The value, where it is known. */
export function knownValue(sum: Sum): Decimal | null {
  return sum.missing.length === 0 ? sum.low : null;
}

export function withLines(sum: Sum, ...lines: readonly Phrase[]): Sum {
  return { ...sum, lines: [...sum.lines, ...lines] };
}

export function times(a: Sum, b: Sum): Sum {
  const nothing = a.high?.eq(0) || b.high?.eq(0);
  const high = a.high && b.high ? a.high.times(b.high) : nothing ? new Decimal(0) : null;
  return { ...together([a, b]), low: a.low.times(b.low), high };
}

export function plus(sums: readonly Sum[]): Sum {
  let low = new Decimal(0);
  let high: Decimal | null = new Decimal(0);
  for (const sum of sums) {
    low = low.plus(sum.low);
    high = high && sum.high ? high.plus(sum.high) : null;
  }
  return { ...together(sums), low, high };
}

export function atMost(sum: Sum, limit: Decimal): Sum {
  const least = (value: Decimal) => (value.gt(limit) ? limit : value);
  return { ...sum, low: least(sum.low), high: sum.high ? least(sum.high) : limit };
}

/** What lies beyond `limit`; nothing where it isn't passed. */
export function beyond(sum: Sum, limit: Decimal): Sum {
  const excess = (value: Decimal) => (value.gt(limit) ? value.minus(limit) : new Decimal(0));
  return { ...sum, low: excess(sum.low), high: sum.high && excess(sum.high) };
}

export function asPerCent(sum: Sum): Sum {
  return { ...sum, low: perCent(sum.low), high: sum.high && perCent(sum.high) };
}

export function dividedBy(sum: Sum, by: Decimal): Sum {
  if (by.eq(1)) return sum;
  return { ...sum, low: sum.low.div(by), high: sum.high?.div(by) ?? null };
}

function together(sums: readonly Sum[]): Pick<Sum, 'missing' | 'assumed' | 'lines'> {
  return {
    missing: mergeMissing(sums.flatMap((s) => s.missing)),
    assumed: [...new Set(sums.flatMap((s) => s.assumed))],
    lines: sums.flatMap((s) => s.lines),
  };
}
