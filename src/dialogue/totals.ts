import type { Decided } from '../answer/evidence/evidence.ts';
import { reachStep } from '../calculate/award/reach.ts';
import {
  addedUp,
  type OfItem,
  type OfYear,
  overEachYear,
  overFirms,
  overItems,
  overYears,
} from '../calculate/award/total.ts';
import type { Given } from '../calculate/value/case.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Signs } from '../understand/signs.ts';

/** What a sum over years, or over measures, comes to where it is asked for: a last line of the reasoning. */
export function withTotals(
  decided: readonly Decided[],
  { total }: Signs,
  { documents, language }: Knowledge,
): readonly Decided[] {
  const toldApart = decided.some((d) => d.calculation.steps.some((s) => s.kind === 'years' || s.kind === 'items'));
  if (!total || toldApart || decided.some((d) => d.calculation.verdict !== 'eligible')) return decided;
  const texts = decided.flatMap(({ rule }) => documents.get(rule.clause.replace(/#.*$/, ''))?.clauses ?? []);
  // A text that forbids or settles how its awards meet: nothing is added up.
  if (decided.length > 1 && texts.some((c) => language.pattern('{apart}').test(c.text))) return decided;
  const [only] = decided;
  const step = decided.length > 1 ? addedUp(decided) : only && overOne(only, total);
  if (!step) return decided;
  return decided.map((d, i) =>
    i < decided.length - 1 ? d : { ...d, calculation: { ...d.calculation, steps: [...d.calculation.steps, step] } },
  );
}

/** One measure over several enterprises, or over years. */
function overOne(only: Decided, { years, firms }: NonNullable<Signs['total']>) {
  if (firms) return overFirms(only, firms);
  return years ? overYears(only, years) : null;
}

/** What each kind of things comes to that were told with their numbers. */
export function withItems({ rule, calculation }: Decided, fact: string, items: readonly OfItem[]): Decided {
  const step = items.length > 0 ? overItems(rule, fact, items) : null;
  return step ? { rule, calculation: { ...calculation, steps: [...calculation.steps, step] } } : { rule, calculation };
}

/** What each of the years comes to of which figures were told one by one. */
export function withYears({ rule, calculation }: Decided, years: readonly OfYear[]): Decided {
  const step = years.length > 1 ? overEachYear(rule, years) : null;
  return step ? { rule, calculation: { ...calculation, steps: [...calculation.steps, step] } } : { rule, calculation };
}

/** How much it takes to get the most, where that is asked. */
export function withReach({ rule, calculation }: Decided, { reach }: Signs, given: Given, today: string): Decided {
  const step = reach ? reachStep({ rule, calculation }, given, today) : null;
  return step ? { rule, calculation: { ...calculation, steps: [...calculation.steps, step] } } : { rule, calculation };
}
