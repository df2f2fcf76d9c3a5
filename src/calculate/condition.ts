import { InputError } from '../errors.ts';
import { liesIn, regionName } from '../knowledge/region.ts';
import type { Comparison, Condition, Has, Is } from '../knowledge/rule-condition.ts';
import { type Compared, compare, compareAll, holds, limitsOf } from './compare.ts';
import { Decimal } from './decimal.ts';
import { allOf, anyOf, type Finding, NOTHING, notOf, unknown } from './finding.ts';
import { type Frame, itemFrame, knownAs, knownIn } from './frame.ts';
import { nounOf, ofClause, ofFact, ofRule, said, step } from './say.ts';

/** Whether a condition holds of the facts at hand: true, false, or unknown with the facts that would settle it. */
export function evaluate(condition: Condition, frame: Frame): Finding {
  if ('all' in condition) return allOf(condition.all.map((c) => evaluate(c, frame)));
  if ('any' in condition) return anyOf(condition.any.map((c) => evaluate(c, frame)));
  if ('not' in condition) return notOf(evaluate(condition.not, frame));
  if ('is' in condition) return isIt(condition, frame);
  if ('has' in condition) return hasIt(condition, frame);
  if ('some' in condition) return someOf(condition.some, condition.where, frame);
  if ('ratio' in condition) return ratio(condition, frame);
  if ('total' in condition) return total(condition, frame);
  return number(condition, frame);
}

function settled(truth: boolean, assumed: readonly string[], steps: Finding['steps']): Finding {
  return { ...NOTHING, truth, categorical: !truth, assumed, steps };
}

function assumedOf(name: string, known: { readonly origin: 'user' | 'assumed' }): string[] {
  return known.origin === 'assumed' ? [name] : [];
}

/** A truth, a choice or a place. */
function isIt(condition: Is, frame: Frame): Finding {
  const { fact, is } = condition;
  const known = knownIn(frame, fact);
  if (!known) return unknown(fact);
  if (known.type === 'place')
    return placeIs(frame, fact, known.value, String(is), condition.clause, assumedOf(fact, known));
  const wanted = typeof is === 'boolean' || typeof is === 'string' ? [is] : is;
  const value = known.type === 'truth' || known.type === 'choice' ? known.value : null;
  const truth = value !== null && wanted.some((w) => w === value);
  const shown = typeof value === 'string' ? value : value ? '是' : '否';
  const words = truth
    ? said`${fact}：${shown}`
    : typeof value === 'string'
      ? said`${fact}：${shown}，不属于${wanted.join('、')}`
      : said`${fact}：${shown}，条款要求的是“${value ? '否' : '是'}”`;
  // What is assumed and holds is told once, as assumed.
  const told = frame.trace && !(truth && known.origin === 'assumed');
  const steps = told ? [step(frame, 'condition', words, truth, condition.clause)] : [];
  return settled(truth, assumedOf(fact, known), steps);
}

/** In the region, outside it, or in a wider one that doesn't tell. */
export function placeIs(
  frame: Frame,
  fact: string,
  place: string,
  region: string,
  clause: string | undefined,
  assumed: readonly string[],
): Finding {
  const truth = liesIn(place, region);
  if (!truth && liesIn(region, place)) return unknown(fact);
  const where = truth
    ? said`${fact}：${regionName(place)}`
    : said`${fact}：${regionName(place)}，不在${regionName(region)}`;
  const told = frame.trace && !(truth && assumed.length);
  return settled(truth, assumed, told ? [step(frame, 'condition', where, truth, clause)] : []);
}

function hasIt({ fact, has, clause }: Has, frame: Frame): Finding {
  const known = knownAs(frame, fact, 'names');
  if (!known) return unknown(fact, [has]);
  const truth = known.has.has(has) ? true : known.lacks === null || known.lacks.has(has) ? false : null;
  if (truth === null) return unknown(fact, [has]);
  if (!frame.trace) return settled(truth, [], []);
  const held = known.stated.join('、');
  const met = known.stated.includes(has) ? said`${fact}：${has}` : said`${fact}：${held}，属于${has}`;
  const words = truth ? met : held ? said`${fact}：${held}，没有${has}` : said`${fact}：没有${has}`;
  return settled(truth, [], [step(frame, 'condition', words, truth, clause)]);
}

function number(condition: Comparison & { readonly fact: string }, frame: Frame): Finding {
  const { fact } = condition;
  const known = knownAs(frame, fact, 'number');
  if (!known) return unknown(fact);
  const noun = nounOf(frame.given.book, fact);
  const words = said`${fact}${ofFact(frame, fact, known.value, known.origin)}`;
  const it: Compared = {
    fact,
    value: known.value,
    unit: unitIn(frame, fact),
    noun,
    words,
    assumed: assumedOf(fact, known),
  };
  return allOf(compareAll(frame, it, condition, condition.clause ?? frame.clause));
}

function unitIn(frame: Frame, name: string): string {
  const fact = frame.given.book.get(name);
  return fact?.type === 'number' ? fact.unit : fact?.type === 'rate' ? '%' : 'CNY';
}

/** a ÷ b against a limit, as a against b × limit: no division, so no rounding, and the distance is in a's own unit. */
function ratio(condition: Extract<Comparison, { readonly ratio: unknown }>, frame: Frame): Finding {
  const [over, under] = condition.ratio;
  const clause = condition.clause ?? frame.clause;
  const part = knownAs(frame, over, 'number');
  const whole = knownAs(frame, under, 'number');
  const stated = condition.stated === undefined ? null : knownAs(frame, condition.stated, 'number');
  if (!part || !whole) {
    if (stated && condition.stated !== undefined) {
      const words = said`${condition.stated}${ofFact(frame, condition.stated, stated.value, stated.origin)}`;
      const it: Compared = {
        fact: condition.stated,
        value: stated.value,
        unit: '%',
        noun: undefined,
        words,
        assumed: [],
      };
      return allOf(compareAll(frame, it, condition, clause));
    }
    return allOf([part ? NOTHING : unknown(over), whole ? NOTHING : unknown(under)]);
  }
  const assumed = [...assumedOf(over, part), ...assumedOf(under, whole)];
  if (stated && !whole.value.eq(0)) agree(condition, part.value, whole.value, stated.value);
  if (whole.value.eq(0)) {
    const words = said`${under}为${ofFact(frame, under, whole.value, whole.origin)}，占比无从算起`;
    return {
      ...unknown(under),
      stuck: true,
      steps: frame.trace ? [step(frame, 'condition', words, null, clause)] : [],
    };
  }
  const findings = limitsOf(condition).map(([limit, quantity]) => {
    const than = whole.value.times(quantity.value).div(100);
    const bound = ofRule(frame, than, unitIn(frame, over));
    const words = said`${under}${ofFact(frame, under, whole.value, whole.origin)} × ${ofClause(frame, quantity)} = ${bound}；${over}${ofFact(frame, over, part.value, part.origin)}`;
    const it: Compared = { fact: over, value: part.value, unit: unitIn(frame, over), noun: undefined, words, assumed };
    return compare(frame, it, limit, than, bound, clause);
  });
  return allOf(findings);
}

/** A ratio that is stated beside its two parts must fall on the same side of every limit as they do. */
function agree(
  condition: Extract<Comparison, { readonly ratio: unknown }>,
  part: Decimal,
  whole: Decimal,
  stated: Decimal,
): void {
  for (const [limit, { value }] of limitsOf(condition))
    if (holds(part, limit, whole.times(value).div(100)) !== holds(stated, limit, new Decimal(value)))
      throw new InputError(`${condition.stated}和${condition.ratio.join('、')}对不上，请核对`);
}

/** A field summed over a list; an item that lacks it leaves the total unknown, unless what is known already suffices. */
function total(condition: Extract<Comparison, { readonly total: unknown }>, frame: Frame): Finding {
  const { total: field, over } = condition;
  const list = knownAs(frame, over, 'list');
  if (!list) return unknown(over);
  let sum = new Decimal(0);
  let complete = true;
  for (const item of list.items) {
    const known = knownAs(itemFrame(frame, over, item), field, 'number');
    if (known) sum = sum.plus(known.value);
    else complete = false;
  }
  const only = list.items.length === 1;
  const shown = only
    ? ofFact(frame, field, sum, list.origin)
    : ofRule(frame, sum, unitIn(frame, field), nounOf(frame.given.book, field));
  const words = only ? said`${field}${shown}` : said`${field}合计${shown}`;
  const it: Compared = {
    fact: field,
    value: sum,
    unit: unitIn(frame, field),
    noun: nounOf(frame.given.book, field),
    words,
    assumed: [],
  };
  const clause = condition.clause ?? frame.clause;
  if (complete) return allOf(compareAll(frame, it, condition, clause));
  const enough = limitsOf(condition).every(([limit]) => limit === 'min' || limit === 'above');
  const soFar = allOf(compareAll(frame, it, condition, clause));
  return enough && soFar.truth ? soFar : unknown(field);
}

function someOf(list: string, where: Condition, frame: Frame): Finding {
  const known = knownAs(frame, list, 'list');
  if (!known) return unknown(list);
  return anyOf(known.items.map((item) => evaluate(where, itemFrame(frame, list, item))));
}
