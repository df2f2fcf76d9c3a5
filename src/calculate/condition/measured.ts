import { InputError } from '../../errors.ts';
import type { Comparator, Comparison } from '../../knowledge/condition.ts';
import { Decimal, perCent } from '../value/decimal.ts';
import type { Ends } from '../value/ends.ts';
import { endsOf, plus, sumBetween } from '../value/interval.ts';
import { endsIn, type Frame, itemFrame, knownAs } from '../value/lookup.ts';
import { joinPhrases, nounOf, ofFactWithin, ofRuleWithin, phrase, step, stepFigure, unitIn } from '../value/step.ts';
import { type ComparedValue, compare, compareAll, holds, holdsWithin, limitsOf } from './compare.ts';
import { allOf, type Finding, NO_FINDING, unknown } from './truth.ts';

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
  const it: ComparedValue = {
    fact,
    ends: endsIn(known),
    unit: unitIn(frame, fact),
    noun: nounOf(frame.given.book, fact),
    words: () => phrase`${fact}${ofFactWithin(frame, fact, endsIn(known), known.origin)}`,
    assumed: known.origin === 'assumed' ? [fact] : [],
  };
  return allOf(compareAll(frame, it, condition, condition.clause ?? frame.clause));
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
    return allOf([part ? NO_FINDING : unknown(over), whole ? NO_FINDING : unknown(under)]);
  }
  const shown = {
    part: () => ofFactWithin(frame, over, endsIn(part), part.origin),
    whole: () => ofFactWithin(frame, under, endsIn(whole), whole.origin),
  };
  if (whole.value.eq(0)) {
    const steps = frame.trace
      ? [step(frame, 'condition', phrase`${under}为${shown.whole()}，占比无从算起`, null, clause)]
      : [];
    return { ...unknown(under), stuck: true, steps };
  }
  // A value that is only tried out contradicts nothing.
  if (stated && frame.trace && !part.ends && !whole.ends && !stated.ends)
    agree(condition, part.value, whole.value, stated.value);
  const unit = unitIn(frame, over);
  const assumed = [part.origin === 'assumed' ? over : [], whole.origin === 'assumed' ? under : []].flat();
  const findings = limitsOf(condition).map(([limit, quantity]) => {
    const needed = needsOf(endsIn(whole), new Decimal(quantity.value));
    const bound = () => ofRuleWithin(frame, needed, unit);
    const words = () =>
      phrase`${under}${shown.whole()} × ${stepFigure(frame, quantity)} = ${bound()}；${over}${shown.part()}`;
    const fact = whole.ends && !part.ends ? under : over;
    const truth = holdsAgainst(endsIn(part), limit, needed);
    const boundByNow = endsIn(whole).byNow;
    const it: ComparedValue = { fact, ends: endsIn(part), unit, noun: undefined, words, assumed, boundByNow };
    return compare(frame, it, limit, needed.value, bound, clause, truth);
  });
  return allOf(findings);
}

/** What a part has to come to: the share of the whole, as exactly as that is known. */
function needsOf({ value, low, high, byNow }: Ends, share: Decimal): Ends {
  const of = (whole: Decimal) => perCent(whole.times(share));
  return { value: of(value), low: of(low), high: high && of(high), byNow };
}

/** Whether a bound holds against each of what may be needed. */
function holdsAgainst(part: Ends, limit: Comparator, { low, high }: Ends): boolean | null {
  const truth = holdsWithin(part, limit, low);
  return high && holdsWithin(part, limit, high) === truth ? truth : null;
}

/** A ratio that is stated beside its two parts must fall on the same side of every limit as they do. */
function agree(condition: Ratio, part: Decimal, whole: Decimal, stated: Decimal): void {
  for (const [limit, { value }] of limitsOf(condition))
    if (holds(part, limit, perCent(whole.times(value))) !== holds(stated, limit, new Decimal(value)))
      throw new InputError(`${condition.stated}和${condition.ratio.join('、')}对不上，请核对`);
}

/** So many parts of a sum are shown one by one. */
const MOST_ADDED = 6;

/** A field summed over a list; an item that lacks it leaves the total unknown, unless what is known already suffices. */
function total(condition: Total, frame: Frame): Finding {
  const { total: field, over } = condition;
  const list = knownAs(frame, over, 'list');
  if (!list) return unknown(over);
  const parts = list.items.map((item) => knownAs(itemFrame(frame, over, item), field, 'number'));
  const known = plus(parts.flatMap((part) => (part ? [sumBetween(endsIn(part))] : [])));
  const ends = endsOf(known) as Ends;
  const unit = unitIn(frame, field);
  const noun = nounOf(frame.given.book, field);
  const shown = (part: (typeof parts)[number]) =>
    part ? [phrase`${ofFactWithin(frame, field, endsIn(part), list.origin)}`] : [];
  const words = () =>
    parts.length === 1
      ? phrase`${field}${ofFactWithin(frame, field, ends, list.origin)}`
      : parts.length <= MOST_ADDED && parts.every((part) => part)
        ? phrase`${field}${joinPhrases(parts.flatMap(shown), ' + ')} = ${ofRuleWithin(frame, ends, unit, noun)}`
        : phrase`${field}合计${ofRuleWithin(frame, ends, unit, noun)}`;
  const it: ComparedValue = { fact: field, ends, unit, noun, words, assumed: [] };
  const finding = allOf(compareAll(frame, it, condition, condition.clause ?? frame.clause));
  if (parts.every((part) => part)) return finding;
  const onlyFloors = limitsOf(condition).every(([limit]) => limit === 'min' || limit === 'above');
  return onlyFloors && finding.truth ? finding : unknown(field);
}
