import { paysOneOf } from '../answer/evidence/pays-one-of.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { factInRole, withImplied } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { liesIn } from '../language/region.ts';
import type { KnownFacts } from '../understand/before.ts';
import type { Question } from '../understand/question.ts';
import { titlesHeld } from '../understand/slots/slot.ts';

/** 200万去哪领, of nothing that is named: the one measure of the firm's place that pays just that for a title that it told. */
export function paidForTitle(
  { figures }: Question,
  facts: KnownFacts,
  asOf: string,
  { book }: Knowledge,
): readonly Rule[] {
  const place = facts.get(factInRole(book.facts, 'home'));
  const held = withImplied(titlesHeld(facts.get(factInRole(book.facts, 'recognitions'))), book.facts);
  if (typeof place !== 'string' || held.size === 0) return [];
  const paying = rulesOn(book, asOf).filter(
    (rule) =>
      liesIn(place, String(rule.scope?.region ?? '')) &&
      titlesIn(rule.conditions).some((title) => held.has(title)) &&
      paysOneOf(figures, rule),
  );
  return paying.length === 1 ? paying : [];
}
