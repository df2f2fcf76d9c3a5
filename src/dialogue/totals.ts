import type { Decided } from '../answer/evidence/evidence.ts';
import { addedUp, type OfYear, overEachYear, overYears } from '../calculate/award/total.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Signs } from '../understand/signs.ts';

/** What a sum over years, or over measures, comes to where it is asked for: a last line of the reasoning. */
export function withTotals(
  decided: readonly Decided[],
  { total }: Signs,
  { documents, language }: Knowledge,
): readonly Decided[] {
  const toldByYear = decided.some((d) => d.calculation.steps.some((s) => s.kind === 'years'));
  if (!total || toldByYear || decided.some((d) => d.calculation.verdict !== 'eligible')) return decided;
  const texts = decided.flatMap(({ rule }) => documents.get(rule.clause.replace(/#.*$/, ''))?.clauses ?? []);
  // A text that forbids or settles how its awards meet: nothing is added up.
  if (decided.length > 1 && texts.some((c) => language.pattern('{apart}').test(c.text))) return decided;
  const [only] = decided;
  const step = decided.length > 1 ? addedUp(decided) : only && total.years ? overYears(only, total.years) : null;
  if (!step) return decided;
  return decided.map((d, i) =>
    i < decided.length - 1 ? d : { ...d, calculation: { ...d.calculation, steps: [...d.calculation.steps, step] } },
  );
}

/** What each of the years comes to of which figures were told one by one. */
export function withYears({ rule, calculation }: Decided, years: readonly OfYear[]): Decided {
  const step = years.length > 1 ? overEachYear(rule, years) : null;
  return step ? { rule, calculation: { ...calculation, steps: [...calculation.steps, step] } } : { rule, calculation };
}
