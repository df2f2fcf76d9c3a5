import type { Rule } from '../knowledge/measure.ts';
import { decide } from './decide.ts';
import { type Circumstances, frameOf, outcomeOf } from './outcome.ts';
import type { Calculation } from './value/calculation-schema.ts';
import type { GivenCase } from './value/case.ts';
import { Decimal } from './value/decimal.ts';

/** Where a calculation stands among the others: what is due, what is nearly so, what is open, what is not. */
const RANK: Readonly<Record<Calculation['verdict'], number>> = {
  eligible: 0,
  'needs-facts': 2,
  ineligible: 3,
  'not-in-scope': 4,
};
const NEARLY = 1;

/**
 * Every rule's calculation for one enterprise: eligible, near miss, undecided, ineligible, out of scope. Within each by what it
 * pays, may still pay or would pay if the threshold were met, most first; help without money after money.
 */
export function match(rules: readonly Rule[], given: GivenCase, circumstances: Circumstances): Calculation[] {
  const ranked = rules.map((rule) => {
    const calculation = decide(rule, given, circumstances);
    const rank = calculation.nearMiss ? NEARLY : RANK[calculation.verdict];
    return { calculation, rank, worth: worthOf(rule, calculation, given, circumstances) };
  });
  ranked.sort((a, b) => a.rank - b.rank || b.worth.cmp(a.worth));
  return ranked.map((r) => r.calculation);
}

const NO_MONEY = new Decimal(-1);

function worthOf(rule: Rule, calculation: Calculation, given: GivenCase, circumstances: Circumstances): Decimal {
  const told = calculation.amount ?? calculation.atMost;
  if (told) return new Decimal(told.value);
  if ('support' in rule.award) return NO_MONEY;
  if (!calculation.nearMiss) return new Decimal(0);
  return (
    outcomeOf(rule, frameOf(rule, without(given, calculation.nearMiss.fact), circumstances, false)).most ??
    new Decimal(0)
  );
}

/** The same enterprise, one fact unknown; a list that holds the fact goes with it. */
function without(given: GivenCase, name: string): GivenCase {
  const values = new Map(given.values);
  values.delete(name);
  for (const [list, fact] of given.book) if (fact.type === 'list' && fact.of.includes(name)) values.delete(list);
  return { ...given, values };
}
