import type { Decided } from '../answer/evidence/evidence.ts';
import { ceilingsAdded } from '../calculate/award/total.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { liesIn } from '../language/region.ts';
import type { Signs } from '../understand/signs.ts';
import { type Slot, type SlotValue, titlesHeld } from '../understand/slots/slot.ts';
import { withLast } from './totals.ts';

/** Besides the measures chosen, where a total of what is hoped for is asked: those of the place that pay for a title that is named. */
export function alsoHopedFor(
  chosen: readonly Rule[],
  { total }: Signs,
  titles: readonly string[],
  place: SlotValue | undefined,
  asOf: string,
  { book }: Knowledge,
): readonly Rule[] {
  if (!total?.supposed || typeof place !== 'string') return chosen;
  const wants = ({ conditions }: Rule) => titlesIn(conditions).some((title) => titles.includes(title));
  const here = ({ scope }: Rule) => scope?.region !== undefined && liesIn(place, String(scope.region));
  const more = rulesOn(book, asOf).filter(
    (rule) => isFixed(rule) && here(rule) && wants(rule) && !chosen.includes(rule),
  );
  return [...chosen, ...more];
}

const isFixed = ({ award }: Rule): boolean => 'promise' in award && 'fixed' in award.amount;

/** The titles that a message names as held, or supposes. */
export function titlesNamed(slots: readonly Slot[]): readonly string[] {
  return slots.flatMap(({ value }) => titlesHeld(value));
}

/** Measures that are hoped for, with what they come to at most together; null where there are not several, or all are had. */
export function hopedFor(
  decided: readonly Decided[],
  { total }: Signs,
  titles: readonly string[],
  slots: readonly Slot[],
  { book }: Knowledge,
): readonly Decided[] | null {
  if (!total?.supposed) return null;
  const recognitions = factInRole(book.facts, 'recognitions');
  // A measure that wants a title which nobody named is hoped for where something else that it asks is told.
  const isMeant = ({ rule, calculation: { missing } }: Decided): boolean =>
    !missing.includes(recognitions) ||
    titlesIn(rule.conditions).some((title) => titles.includes(title)) ||
    slots.some(({ fact }) => book.facts.get(fact)?.role === undefined && factsOf(rule, book.facts).includes(fact));
  const paid = decided.filter(
    (one) =>
      'promise' in one.rule.award &&
      (one.calculation.verdict === 'eligible'
        ? one.calculation.amount
        : one.calculation.verdict === 'needs-facts' && one.calculation.atMost && isMeant(one)),
  );
  const step = paid.every((d) => d.calculation.verdict === 'eligible') ? null : ceilingsAdded(paid);
  return step && withLast(paid, step);
}
