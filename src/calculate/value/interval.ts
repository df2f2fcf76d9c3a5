import { type Missing, mergeMissing } from '../condition/truth.ts';
import { Decimal, perCent } from './decimal.ts';
import type { Ends } from './ends.ts';
import type { StepPhrase } from './step.ts';

/**
 * What an amount comes to: between `low` and `high` (null: nothing bounds it) while facts are missing or inexact, both the same where
 * all are known exactly; `value` is null while one is missing. Every operation of the format grows with each of its operands, so
 * bounds follow from bounds. `lines` tells how it comes about, a line for each operation.
 */
export interface Sum {
  readonly value: Decimal | null;
  readonly low: Decimal;
  readonly high: Decimal | null;
  readonly between?: boolean | undefined;
  readonly byNow?: boolean | undefined;
  readonly missing: readonly Missing[];
  readonly assumed: readonly string[];
  readonly lines: readonly StepPhrase[];
}

export function exactly(value: Decimal, assumed: readonly string[] = []): Sum {
  return { value, low: value, high: value, missing: [], assumed, lines: [] };
}

export function sumBetween({ value, low, high, between, byNow }: Ends): Sum {
  return { value, low, high, between, byNow, missing: [], assumed: [], lines: [] };
}

/** Anything from nothing upwards, until the fact is known. */
export function unbounded(fact: string): Sum {
  return { value: null, low: new Decimal(0), high: null, missing: [{ fact, names: [] }], assumed: [], lines: [] };
}

/** The ends, where no fact is missing. */
export function endsOf({ value, low, high, between, byNow }: Sum): Ends | null {
  return value && { value, low, high, between, byNow };
}

export function withLines(sum: Sum, ...lines: readonly StepPhrase[]): Sum {
  return { ...sum, lines: [...sum.lines, ...lines] };
}

export function times(a: Sum, b: Sum): Sum {
  const nothing = a.high?.eq(0) || b.high?.eq(0);
  const high = a.high && b.high ? a.high.times(b.high) : nothing ? new Decimal(0) : null;
  const value = a.value && b.value && a.value.times(b.value);
  return { ...together([a, b]), value, low: a.low.times(b.low), high };
}

export function plus(sums: readonly Sum[]): Sum {
  let low = new Decimal(0);
  let high: Decimal | null = new Decimal(0);
  let value: Decimal | null = new Decimal(0);
  for (const sum of sums) {
    value = value && sum.value && value.plus(sum.value);
    low = low.plus(sum.low);
    high = high && sum.high ? high.plus(sum.high) : null;
  }
  return { ...together(sums), value, low, high };
}

export function atMost(sum: Sum, limit: Decimal): Sum {
  const least = (value: Decimal) => (value.gt(limit) ? limit : value);
  return { ...sum, ...each(sum, least), high: sum.high ? least(sum.high) : limit };
}

/** The smaller of two sums: both grow with each of their operands, and so does it. */
export function leastOf(a: Sum, b: Sum): Sum {
  const least = (x: Decimal, y: Decimal) => (x.lt(y) ? x : y);
  const high = a.high && b.high ? least(a.high, b.high) : (a.high ?? b.high);
  return { ...together([a, b]), value: a.value && b.value && least(a.value, b.value), low: least(a.low, b.low), high };
}

/** The greater of two sums, which grows with each of them. */
export function greatestOf(a: Sum, b: Sum): Sum {
  const most = (x: Decimal, y: Decimal) => (x.gt(y) ? x : y);
  const high = a.high && b.high && most(a.high, b.high);
  return { ...together([a, b]), value: a.value && b.value && most(a.value, b.value), low: most(a.low, b.low), high };
}

/** How many whole times `by` goes into a sum. */
export function stepsIn(sum: Sum, by: Decimal): Sum {
  return { ...sum, ...each(sum, (value) => value.div(by).round(0, 0)) };
}

/** What a sum comes to beyond another; nothing where that is more. It grows with the first and falls with the second. */
export function lessThat(a: Sum, b: Sum): Sum {
  const left = (x: Decimal, y: Decimal) => (x.gt(y) ? x.minus(y) : new Decimal(0));
  const value = a.value && b.value && left(a.value, b.value);
  return {
    ...together([a, b]),
    value,
    low: b.high ? left(a.low, b.high) : new Decimal(0),
    high: a.high && left(a.high, b.low),
  };
}

export function atLeast(sum: Sum, limit: Decimal): Sum {
  return { ...sum, ...each(sum, (value) => (value.lt(limit) ? limit : value)) };
}

/** What lies beyond `limit`; nothing where it isn't passed. */
export function beyond(sum: Sum, limit: Decimal): Sum {
  const excess = (value: Decimal) => (value.gt(limit) ? value.minus(limit) : new Decimal(0));
  return { ...sum, ...each(sum, excess) };
}

export function asPerCent(sum: Sum): Sum {
  return { ...sum, ...each(sum, perCent) };
}

export function dividedBy(sum: Sum, by: Decimal): Sum {
  if (by.eq(1)) return sum;
  return { ...sum, ...each(sum, (value) => value.div(by)) };
}

function each({ value, low, high }: Sum, of: (value: Decimal) => Decimal): Pick<Sum, 'value' | 'low' | 'high'> {
  return { value: value && of(value), low: of(low), high: high && of(high) };
}

function together(sums: readonly Sum[]): Pick<Sum, 'missing' | 'assumed' | 'lines' | 'between' | 'byNow'> {
  return {
    between: sums.some((s) => s.between),
    byNow: sums.some((s) => s.byNow),
    missing: mergeMissing(sums.flatMap((s) => s.missing)),
    assumed: [...new Set(sums.flatMap((s) => s.assumed))],
    lines: sums.flatMap((s) => s.lines),
  };
}
