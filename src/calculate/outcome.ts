import type { Rule } from '../knowledge/measure.ts';
import { type Awarded, awardOf } from './award/cap-and-years.ts';
import { evaluate } from './condition/evaluate.ts';
import { inScope, placeFact } from './condition/scope.ts';
import { allOf, type Finding, type Missing, mergeMissing, NO_FINDING } from './condition/truth.ts';
import { withinYears } from './condition/years.ts';
import type { Calculation, Step } from './value/calculation-schema.ts';
import type { GivenCase } from './value/case.ts';
import { Decimal } from './value/decimal.ts';
import type { Frame } from './value/lookup.ts';

/** The day that is asked about, ISO; `assume: false` takes nothing for granted. */
export interface Circumstances {
  readonly today: string;
  readonly assume?: boolean;
}

/** The bare outcome, without its telling. */
export interface RuleOutcome {
  readonly verdict: Calculation['verdict'];
  readonly finding: Finding;
  readonly awarded: Awarded | null;
  /** The most that it can still become: 0 where it pays nothing, null where nothing bounds it or no bound may be told. */
  readonly most: Awarded['most'];
  readonly missing: readonly Missing[];
  readonly assumed: readonly string[];
  readonly steps: readonly Step[];
}

export function frameOf(rule: Rule, given: GivenCase, { today, assume = true }: Circumstances, trace: boolean): Frame {
  return { given, item: null, today, assume, trace, clause: rule.clause, rule: rule.id };
}

export function outcomeOf(rule: Rule, frame: Frame): RuleOutcome {
  const scope = inScope(rule, frame);
  const money = 'promise' in rule.award ? rule.award : null;
  if (scope.truth === false) return refused('not-in-scope', scope);
  const finding = allOf([
    scope,
    rule.conditions ? evaluate(rule.conditions, frame) : NO_FINDING,
    money?.years ? withinYears(money.years, frame) : NO_FINDING,
  ]);
  if (finding.truth === false) return isPlaced(rule, frame) ? refused('ineligible', finding) : unplaced(finding, frame);
  const awarded = money ? awardOf(money, frame) : null;
  const missing = mergeMissing([...finding.missing, ...(awarded?.missing ?? [])]);
  const assumed = [...new Set([...finding.assumed, ...(awarded?.assumed ?? [])])];
  const most = finding.stuck ? null : (awarded?.most ?? null);
  const verdict = missing.length ? 'needs-facts' : 'eligible';
  // What it comes to is told too where all that it is calculated from is known, if not exactly enough.
  const told = awarded?.missing.every(({ fact }) => isInexact(frame, fact))
    ? awarded.steps
    : (awarded?.steps.filter(({ kind }) => kind === 'counted') ?? []);
  const steps = [...finding.steps, ...told];
  return { verdict, finding, awarded, most, missing, assumed, steps };
}

function isInexact({ given }: Frame, fact: string): boolean {
  const known = given.values.get(fact);
  return known?.type === 'number' && known.ends !== undefined;
}

/** Whether the place is known or assumed: without it neither ineligible nor not-in-scope can be said. */
function isPlaced(rule: Rule, frame: Frame): boolean {
  return !rule.scope || frame.assume || frame.given.values.has(placeFact(frame.given.book));
}

/** Nothing is due, wherever the enterprise is; which refusal it is, the place tells. */
function unplaced(finding: Finding, frame: Frame): RuleOutcome {
  const { assumed, steps } = finding;
  const missing = [{ fact: placeFact(frame.given.book), names: [] }];
  return { verdict: 'needs-facts', finding, awarded: null, most: new Decimal(0), missing, assumed, steps };
}

function refused(verdict: 'not-in-scope' | 'ineligible', finding: Finding): RuleOutcome {
  const { assumed, steps } = finding;
  return { verdict, finding, awarded: null, most: null, missing: [], assumed, steps };
}
