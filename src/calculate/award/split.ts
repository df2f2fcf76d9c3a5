import { COMPARATORS, type Condition } from '../../knowledge/condition.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { Decimal } from '../value/decimal.ts';

/** The bound that a rule sets on a fact between two ends, from which on it pays; null where it sets none there. */
export function boundBetween({ conditions }: Rule, fact: string, low: string, high: string): string | null {
  return conditions ? boundIn(conditions, fact, new Decimal(low), new Decimal(high)) : null;
}

function boundIn(condition: Condition, fact: string, low: Decimal, high: Decimal): string | null {
  if ('all' in condition)
    return condition.all.map((c) => boundIn(c, fact, low, high)).find((bound) => bound !== null) ?? null;
  if (!('fact' in condition) || condition.fact !== fact || !COMPARATORS.some((l) => l in condition)) return null;
  const bound = 'min' in condition ? condition.min?.value : undefined;
  return bound !== undefined && low.lt(bound) && high.gte(bound) ? bound : null;
}
