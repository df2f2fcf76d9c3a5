import { InputError } from '../../errors.ts';
import type { Comparison } from '../../knowledge/condition.ts';
import { Decimal, perCent } from '../value/decimal.ts';
import { type Frame, itemFrame, knownAs } from '../value/lookup.ts';
import { nounOf, ofClause, ofFact, ofRule, phrase, step } from '../value/step.ts';
import { type Compared, compare, compareAll, holds, limitsOf } from './compare.ts';
import { allOf, type Finding, NOTHING, unknown } from './truth.ts';

type Ratio = Extract<Comparison, { readonly ratio: unknown }>;
type Total = Extract<Comparison, { readonly total: unknown }>;

/** A comparison of a fact, of the ratio of two, or of a total over a list. */
export function measured(condition: Comparison, frame: Frame): Finding {
  if ('ratio' in condition) return ratio(condition, frame);
  if ('total' in condition) return total(condition, frame);
  return ofOneFact(condition.fact, condition, frame);
}

function ofOneFact(fact: string, condition: Comparison, frame: Frame): Finding {
  const known = knownAs(frame, fact, 'number');
  if (!known) return unknown(fact);
  const it: Compared = {
    fact,
    value: known.value,
    unit: unitIn(frame, fact),
    noun: nounOf(frame.given.book, fact),
    words: () => phrase`${fact}${ofFact(frame, fact, known.value, known.origin)}`,
    assumed: known.origin === 'assumed' ? [fact] : [],
  };
  return allOf(compareAll(frame, it, condition, condition.clause ?? frame.clause));
}

function unitIn(frame: Frame, name: string): string {
  const fact = frame.given.book.get(name);
  return fact?.type === 'number' ? fact.unit : fact?.type === 'rate' ? '%' : 'CNY';
}

/** a ÷ b against a limit, as a against b × limit: no division, so no rounding, and the distance is in a's own unit. */
function ratio(condition: Ratio, frame: Frame): Finding {
  const [over, under] = condition.ratio;
  const clause = condition.clause ?? frame.clause;
  const part = knownAs(frame, over, 'number');
  const whole = knownAs(frame, under, 'number');
  const stated = condition.stated === undefined ? null : knownAs(frame, condition.stated, 'number');
  if (!part || !whole) {
    if (stated && condition.stated !== undefined) return ofOneFact(condition.stated, condition, frame);
    return allOf([part ? NOTHING : unknown(over), whole ? NOTHING : unknown(under)]);
  }
  const shown = {
    part: () => ofFact(frame, over, part.value, part.origin),
    whole: () => ofFact(frame, under, whole.value, whole.origin),
  };
  if (whole.value.eq(0)) {
    const steps = frame.trace
      ? [step(frame, 'condition', phrase`${under}为${shown.whole()}，占比无从算起`, null, clause)]
      : [];
    return { ...unknown(under), stuck: true, steps };
  }
  // A value that is only tried out contradicts nothing.
  if (stated && frame.trace) agree(condition, part.value, whole.value, stated.value);
  const unit = unitIn(frame, over);
  const assumed = [part.origin === 'assumed' ? over : [], whole.origin === 'assumed' ? under : []].flat();
  const findings = limitsOf(condition).map(([limit, quantity]) => {
    const than = perCent(whole.value.times(quantity.value));
    const bound = () => ofRule(frame, than, unit);
    const words = () =>
      phrase`${under}${shown.whole()} × ${ofClause(frame, quantity)} = ${bound()}；${over}${shown.part()}`;
    return compare(
      frame,
      { fact: over, value: part.value, unit, noun: undefined, words, assumed },
      limit,
      than,
      bound,
      clause,
    );
  });
  return allOf(findings);
}

/** A ratio that is stated beside its two parts must fall on the same side of every limit as they do. */
function agree(condition: Ratio, part: Decimal, whole: Decimal, stated: Decimal): void {
  for (const [limit, { value }] of limitsOf(condition))
    if (holds(part, limit, perCent(whole.times(value))) !== holds(stated, limit, new Decimal(value)))
      throw new InputError(`${condition.stated}和${condition.ratio.join('、')}对不上，请核对`);
}

/** A field summed over a list; an item that lacks it leaves the total unknown, unless what is known already suffices. */
function total(condition: Total, frame: Frame): Finding {
  const { total: field, over } = condition;
  const list = knownAs(frame, over, 'list');
  if (!list) return unknown(over);
  const hours = list.items.map((item) => knownAs(itemFrame(frame, over, item), field, 'number'));
  const sum = hours.reduce((so, known) => (known ? so.plus(known.value) : so), new Decimal(0));
  const unit = unitIn(frame, field);
  const noun = nounOf(frame.given.book, field);
  const words = () =>
    hours.length === 1
      ? phrase`${field}${ofFact(frame, field, sum, list.origin)}`
      : phrase`${field}合计${ofRule(frame, sum, unit, noun)}`;
  const it: Compared = { fact: field, value: sum, unit, noun, words, assumed: [] };
  const finding = allOf(compareAll(frame, it, condition, condition.clause ?? frame.clause));
  if (hours.every((known) => known)) return finding;
  const onlyFloors = limitsOf(condition).every(([limit]) => limit === 'min' || limit === 'above');
  return onlyFloors && finding.truth ? finding : unknown(field);
}
