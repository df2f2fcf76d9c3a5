import { LIMITS, type Limit, type Limits } from '../../knowledge/condition.ts';
import type { Quantity } from '../../language/quantity.ts';
import { Decimal } from '../value/decimal.ts';
import type { Frame } from '../value/lookup.ts';
import { inPoints, ofClause, ofRule, type Phrase, type Printed, phrase, step } from '../value/step.ts';
import type { Finding, Miss } from './truth.ts';

/** What is compared: its value, how it reads, and what it is called when it falls short. */
export interface Compared {
  readonly fact: string;
  readonly value: Decimal;
  readonly unit: string;
  readonly noun: string | undefined;
  readonly words: () => Phrase;
  readonly assumed: readonly string[];
}

/** The bounds that a comparison sets, in the order min, above, max, below. */
export function limitsOf(limits: Limits): (readonly [Limit, Quantity])[] {
  return LIMITS.flatMap((limit) => {
    const than = limits[limit];
    return than ? [[limit, than] as const] : [];
  });
}

export function holds(value: Decimal, limit: Limit, than: Decimal): boolean {
  if (limit === 'min') return value.gte(than);
  if (limit === 'above') return value.gt(than);
  if (limit === 'max') return value.lte(than);
  return value.lt(than);
}

/** One bound on one value: whether it holds, how far it is missed, and the step that says so. */
export function compare(
  frame: Frame,
  it: Compared,
  limit: Limit,
  than: Decimal,
  bound: () => Printed,
  clause: string,
): Finding {
  const truth = holds(it.value, limit, than);
  const missed = truth ? null : missOf(it, limit, than, clause);
  const steps = frame.trace
    ? [step(frame, 'condition', wordsOf(frame, it, limit, truth, bound(), missed), truth, clause)]
    : [];
  return {
    truth,
    missing: [],
    misses: missed && !than.eq(0) ? [missed] : [],
    categorical: !truth && than.eq(0),
    assumed: it.assumed,
    stuck: false,
    steps,
  };
}

/** Beyond an excluded boundary the next whole one counts for things that are counted; for the rest the distance is to the boundary. */
function missOf(it: Compared, limit: Limit, than: Decimal, clause: string): Miss {
  const beyond = it.unit === 'count' && (limit === 'above' || limit === 'below') ? 1 : 0;
  const distance = it.value.minus(than).abs().plus(beyond);
  return {
    fact: it.fact,
    has: it.value.toFixed(),
    needs: than.toFixed(),
    distance: distance.toFixed(),
    unit: it.unit,
    clause,
    part: than.eq(0) ? distance : distance.div(than),
  };
}

const HELD: Readonly<Record<Limit, string>> = { min: '达到', above: '超过', max: '不超过', below: '低于' };
const FAILED: Readonly<Record<Limit, string>> = { min: '不到', above: '没有超过', max: '超过了', below: '没有低于' };

function wordsOf(
  frame: Frame,
  it: Compared,
  limit: Limit,
  truth: boolean,
  bound: Printed,
  missed: Miss | null,
): Phrase {
  if (bound.value === '0') return it.words();
  if (truth || !missed) return phrase`${it.words()}，${HELD[limit]}${bound}`;
  const far = new Decimal(missed.distance);
  const distance = it.unit === '%' ? inPoints(frame, far) : ofRule(frame, far, it.unit, it.noun);
  if (distance.value === '0') return phrase`${it.words()}，${FAILED[limit]}${bound}`;
  return phrase`${it.words()}，${FAILED[limit]}${bound}，${limit === 'min' || limit === 'above' ? '还差' : '多出'}${distance}`;
}

/** The bounds of a clause on a value, one finding each. */
export function compareAll(frame: Frame, it: Compared, limits: Limits, clause: string): Finding[] {
  return limitsOf(limits).map(([limit, quantity]) =>
    compare(frame, it, limit, new Decimal(quantity.value), () => ofClause(frame, quantity, it.noun), clause),
  );
}
