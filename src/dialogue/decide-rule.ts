import type { Decided } from '../answer/evidence/evidence.ts';
import { changeStep } from '../calculate/change-step.ts';
import { decide } from '../calculate/decide.ts';
import { outdatedBy } from '../calculate/outdated.ts';
import { readGiven } from '../calculate/value/case.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import type { SlotValue } from '../understand/slots/slot.ts';
import { asks } from './choose-measures.ts';
import { type KnownCase, withTitle } from './known-case.ts';
import { withSplit } from './split-range.ts';
import type { Memory } from './state.ts';
import { withAhead, withItems, withReach, withStep, withYears } from './totals.ts';
import { withBase } from './with-base.ts';

type Known = readonly (readonly [string, SlotValue])[];

/**
 * Decides a measure for a case, year by year or kind by kind where it is told so. `before`: the measures that were talked of.
 * @throws InputError where a fact can't be calculated with
 */
export function decideRule(
  rule: Rule,
  { own: { signs }, slots, corrects }: Asking,
  memory: Memory,
  before: readonly Rule[],
  { home, facts, open, supposes }: KnownCase,
  asOf: string,
  book: FactBook,
): Decided {
  const outdated = outdatedBy(new Set(slots.map((s) => s.fact)), rule);
  // Hours and sorties were said of the measure before; another measure is not about them.
  const stray = (name: string): boolean =>
    (book.get(name)?.ofMeasure ?? false) &&
    before.length > 0 &&
    !before.includes(rule) &&
    !slots.some((s) => s.fact === name);
  const had = titlesIn(rule.conditions)
    .filter(supposes)
    .reduce((all, title) => withTitle(all, title, book), facts);
  const asked = [...had].filter(([name]) => asks(rule, name, book) && !stray(name) && !outdated.includes(name));
  const givenFor = (known: Known) => readGiven(Object.fromEntries(known), book, open);
  const decideFor = (known: Known) => decide(rule, givenFor(known), { today: asOf });
  const several = slots.find((s) => s.perYear && asks(rule, s.fact, book));
  const years = (several?.perYear ?? []).map(({ year, value }) => ({
    year,
    calculation: decideFor([
      ...asked,
      [several?.fact ?? '', value],
      ...(year === null ? [] : ([[factInRole(book, 'applied-year'), year]] satisfies Known)),
    ]),
  }));
  const kinds = slots.find((s) => s.perKind && asks(rule, s.fact, book));
  const items = (kinds?.perKind ?? []).map((kind) => ({
    ...kind,
    calculation: decideFor([...asked, [kinds?.fact ?? '', kind.label]]),
  }));
  const one = withSplit(withYears({ rule, calculation: decideFor(asked) }, years), facts, (fact, low, high) =>
    decideFor([...asked, [fact, { low, high }]]),
  );
  const based = withBase(one, slots, facts, (without, fact, value) =>
    decideFor([...asked.filter(([name]) => name !== without), [fact, value]]),
  );
  const reached = withReach(withItems(based, kinds?.fact ?? '', items), signs, givenFor(asked), asOf);
  // What the rest of a running period would bring is told from where it stands.
  const stands = asked.map(asItStands);
  const falls = reached.calculation.next?.byNow && decideFor(stands).verdict === 'ineligible';
  const worked = signs.total || signs.reach ? reached : withAhead(reached, givenFor(falls ? stands : asked), asOf);
  const then = corrects ? [...memory.facts].filter(([name]) => asks(rule, name, book)) : [];
  const change = then.length > 0 ? changeStep(rule, decideFor([...home, ...then]), worked.calculation) : null;
  return withStep(worked, change);
}

/** What a running period has come to by now, as if it were over. */
function asItStands([fact, value]: Known[number]): Known[number] {
  const isByNow = typeof value === 'object' && 'about' in value && value.high === undefined;
  return isByNow && value.about !== undefined ? [fact, value.about] : [fact, value];
}
