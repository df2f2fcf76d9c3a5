import type { Decided } from '../answer/evidence/evidence.ts';
import { isOverEach, sumIfMet } from '../answer/evidence/own-sum.ts';
import { reachStep } from '../calculate/award/reach.ts';
import {
  type OfItem,
  type OfYear,
  overEachYear,
  overFirms,
  overItems,
  overYears,
  sumOfDue,
} from '../calculate/award/total.ts';
import { aheadStep } from '../calculate/step-ahead-words.ts';
import type { Step } from '../calculate/value/calculation-schema.ts';
import type { GivenCase } from '../calculate/value/case.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import type { Signs } from '../understand/signs.ts';

/** What a sum over years, or over measures, comes to where it is asked for: a last line of the reasoning. */
export function withTotals(
  decided: readonly Decided[],
  { total: asked, claimed }: Signs,
  knowledge: Knowledge,
): readonly Decided[] {
  const total = asked ?? (claimed.some((f) => isOverEach(f, decided)) ? NOTHING_ELSE : null);
  const toldApart = decided.some((d) => d.calculation.steps.some((s) => s.kind === 'years' || s.kind === 'items'));
  if (!total || toldApart) return decided;
  const [first, ...others] = decided;
  // Whatever conditions are open, so many years come to so much if they are met.
  if (first && others.length === 0 && total.years && sumIfMet(first) !== null) {
    const step = overYears(first, total.years);
    return step ? withLast(decided, step) : decided;
  }
  if (decided.some((d) => d.calculation.verdict !== 'eligible')) return decided;
  const texts = decided.flatMap(({ rule }) => documentOf(rule.clause, knowledge)?.clauses ?? []);
  // A text that forbids or settles how its awards meet: nothing is added up.
  if (decided.length > 1 && texts.some((c) => knowledge.language.pattern('{apart}').test(c.text))) return decided;
  const [only] = decided;
  const step = decided.length > 1 ? sumOfDue(decided) : only && overOne(only, total);
  if (!step) return decided;
  return withLast(decided, step);
}

/** Added up of what is due alone. */
const NOTHING_ELSE = { years: null, firms: null };

/** One measure over several enterprises, or over years. */
function overOne(only: Decided, { years, firms }: Pick<NonNullable<Signs['total']>, 'years' | 'firms'>) {
  if (firms) return overFirms(only, firms);
  return years ? overYears(only, years) : null;
}

/** What each kind of things comes to that were told with their numbers. */
export function withItems(decided: Decided, fact: string, items: readonly OfItem[]): Decided {
  return withStep(decided, items.length > 0 ? overItems(decided.rule, fact, items) : null);
}

/** What each of the years comes to of which figures were told one by one. */
export function withYears(decided: Decided, years: readonly OfYear[]): Decided {
  return withStep(decided, years.length > 1 ? overEachYear(decided.rule, years) : null);
}

/** How much it takes to get the most, where that is asked. */
export function withReach(decided: Decided, { reach }: Signs, given: GivenCase, today: string): Decided {
  return withStep(decided, reach ? reachStep(decided, given, today) : null);
}

/** What one step more of a number would change. */
export function withAhead(decided: Decided, given: GivenCase, today: string): Decided {
  return withStep(decided, aheadStep(decided.rule, given, { today }));
}

/** A measure with one more line of the reasoning; as it was where there is none. */
export const withStep = (decided: Decided, step: Step | null): Decided => {
  const { calculation } = decided;
  return step ? { ...decided, calculation: { ...calculation, steps: [...calculation.steps, step] } } : decided;
};

/** Several measures with one more line at the end of all. */
export const withLast = (all: readonly Decided[], step: Step): readonly Decided[] =>
  all.map((one, i) => (i < all.length - 1 ? one : withStep(one, step)));
