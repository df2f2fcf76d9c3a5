import type { Decided } from '../answer/evidence/evidence.ts';
import { boundBetween } from '../calculate/award/split.ts';
import { splitStep } from '../calculate/award/total.ts';
import type { Calculation } from '../calculate/value/calculation-schema.ts';
import type { KnownFacts } from '../understand/before.ts';
import { withStep } from './totals.ts';

/**
 * 二百九到三百二之间 across a line of 300万: nothing below it, and what the rest of the range comes to, told in one line. As it was where the
 * range does not lie across the line alone.
 */
export function withSplit(
  { rule, calculation }: Decided,
  facts: KnownFacts,
  decideFor: (fact: string, low: string, high: string) => Calculation,
): Decided {
  const as = { rule, calculation };
  const { next } = calculation;
  const value = next?.exactly ? facts.get(next.fact) : undefined;
  if (!next || typeof value !== 'object' || !('high' in value) || value.about !== undefined) return as;
  const { low, high } = value;
  const bound = low && high ? boundBetween(rule, next.fact, low, high) : null;
  if (!bound || !high) return as;
  const above = decideFor(next.fact, bound, high);
  const step = above.verdict === 'eligible' ? splitStep(rule, next.fact, bound, above) : null;
  return withStep(as, step);
}
