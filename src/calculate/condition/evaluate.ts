import type { Condition, Has, Is } from '../../knowledge/condition.ts';
import { liesIn, regionName } from '../../language/region.ts';
import { type Frame, itemFrame, knownAs, knownIn } from '../value/lookup.ts';
import { phrase, step } from '../value/step.ts';
import { measured } from './measured.ts';
import { allOf, anyOf, type Finding, NO_FINDING, notOf, unknown } from './truth.ts';

/** Whether a condition holds of the facts at hand: true, false, or unknown with the facts that would settle it. */
export function evaluate(condition: Condition, frame: Frame): Finding {
  if ('all' in condition) return allOf(condition.all.map((c) => evaluate(c, frame)));
  if ('any' in condition) return anyOf(condition.any.map((c) => evaluate(c, frame)));
  if ('not' in condition) return notOf(evaluate(condition.not, frame));
  if ('is' in condition) return isIt(condition, frame);
  if ('has' in condition) return hasIt(condition, frame);
  if ('some' in condition) return someOf(condition.some, condition.where, frame);
  return measured(condition, frame);
}

function settled(truth: boolean, assumed: readonly string[], steps: Finding['steps']): Finding {
  return { ...NO_FINDING, truth, categorical: !truth, assumed, steps };
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
    ? phrase`${fact}：${shown}`
    : typeof value === 'string'
      ? phrase`${fact}：${shown}，不属于${wanted.join('、')}`
      : value
        ? phrase`贵公司是“${fact}”，条款要求不是`
        : phrase`${frame.given.book.get(fact)?.lacking ?? `条款要求“${fact}”，贵公司还不符合`}`;
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
    ? phrase`${fact}：${regionName(place)}`
    : phrase`${fact}：${regionName(place)}，不在${regionName(region)}`;
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
  const met = known.stated.includes(has) ? phrase`${fact}：${has}` : phrase`${fact}：${held}，属于${has}`;
  const words = truth ? met : held ? phrase`${fact}：${held}，没有${has}` : phrase`${fact}：没有${has}`;
  return settled(truth, [], [step(frame, 'condition', words, truth, clause)]);
}

function someOf(list: string, where: Condition, frame: Frame): Finding {
  const known = knownAs(frame, list, 'list');
  if (!known) return unknown(list);
  if (known.items.length === 0)
    return settled(false, [], frame.trace ? [step(frame, 'condition', phrase`没有${list}`, false)] : []);
  return anyOf(known.items.map((item) => evaluate(where, itemFrame(frame, list, item))));
}
