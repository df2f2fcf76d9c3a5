import { COMPARATORS, type Comparator, type Limits } from '../../knowledge/condition.ts';
import type { Quantity } from '../../language/quantity.ts';
import { Decimal } from '../value/decimal.ts';
import { type Ends, isBeyond, manner } from '../value/ends.ts';
import type { Frame } from '../value/lookup.ts';
import {
  inPoints,
  joinPhrases,
  ofRule,
  ofRuleWithin,
  type Printed,
  phrase,
  type StepPhrase,
  step,
  stepFigure,
} from '../value/step.ts';
import { type Finding, type Miss, unknown } from './truth.ts';

/** The bound that a number sets an end to that lies just above it, or just below it, where the end itself is not meant. */
const PAST: Readonly<Record<Comparator, Comparator>> = { min: 'min', above: 'min', max: 'below', below: 'below' };
const SHORT: Readonly<Record<Comparator, Comparator>> = { min: 'above', above: 'above', max: 'max', below: 'max' };

/** What is compared: its value, how it reads, and what it is called when it falls short. */
export interface ComparedValue {
  readonly fact: string;
  readonly ends: Ends;
  readonly unit: string;
  readonly noun: string | undefined;
  readonly words: () => StepPhrase;
  /** What it is compared with is of a period that still runs. */
  readonly boundByNow?: boolean | undefined;
  readonly assumed: readonly string[];
}

/** The bounds that a comparison sets, in the order min, above, max, below. */
export function limitsOf(limits: Limits): (readonly [Comparator, Quantity])[] {
  return COMPARATORS.flatMap((limit) => {
    const than = limits[limit];
    return than ? [[limit, than] as const] : [];
  });
}

export function holds(value: Decimal, limit: Comparator, than: Decimal): boolean {
  if (limit === 'min') return value.gte(than);
  if (limit === 'above') return value.gt(than);
  if (limit === 'max') return value.lte(than);
  return value.lt(than);
}

/** Whether a bound holds wherever between its ends the number lies; null where it does for some of them alone. */
export function holdsWithin(ends: Ends, limit: Comparator, than: Decimal): boolean | null {
  const { low, high } = ends;
  const atLow = holds(low, isBeyond(ends, 'low') ? PAST[limit] : limit, than);
  const atHigh = high && holds(high, isBeyond(ends, 'high') ? SHORT[limit] : limit, than);
  if (high === null) return limit === 'min' || limit === 'above' ? atLow || null : atLow ? null : false;
  return atLow === atHigh ? atLow : null;
}

/** One bound on one value: whether it holds, how far it is missed, and the step that says so; unknown where the bound lies between its ends. */
export function compare(
  frame: Frame,
  it: ComparedValue,
  limit: Comparator,
  than: Decimal,
  bound: () => Printed | StepPhrase,
  clause: string,
  truth = holdsWithin(it.ends, limit, than),
): Finding {
  const missed = truth === false ? missOf(it, limit, than, clause) : null;
  const steps = frame.trace
    ? [step(frame, 'condition', wordsOf(frame, it, limit, truth, than, bound(), missed), truth, clause)]
    : [];
  if (truth === null) return { ...unknown(it.fact), steps };
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
function missOf(it: ComparedValue, limit: Comparator, than: Decimal, clause: string): Miss {
  const isExact = it.ends.high?.eq(it.ends.low) === true;
  const beyond = isExact && it.unit === 'count' && (limit === 'above' || limit === 'below') ? 1 : 0;
  const distance = it.ends.value.minus(than).abs().plus(beyond);
  return {
    fact: it.fact,
    has: it.ends.value.toFixed(),
    needs: than.toFixed(),
    distance: distance.toFixed(),
    unit: it.unit,
    clause,
    part: than.eq(0) ? distance : distance.div(than),
  };
}

const HELD: Readonly<Record<Comparator, string>> = { min: '达到', above: '超过', max: '不超过', below: '低于' };
const FAILED: Readonly<Record<Comparator, string>> = {
  min: '不到',
  above: '没有超过',
  max: '超过了',
  below: '没有低于',
};

function wordsOf(
  frame: Frame,
  it: ComparedValue,
  limit: Comparator,
  truth: boolean | null,
  than: Decimal,
  bound: Printed | StepPhrase,
  missed: Miss | null,
): StepPhrase {
  if (than.eq(0)) return it.words();
  if (truth === null && it.ends.byNow) return byNowOf(frame, it, limit, than, bound);
  if (truth === null) return phrase`${it.words()}，是不是${HELD[limit]}${bound}要看准确的数`;
  if (truth || !missed) return phrase`${it.words()}，${HELD[limit]}${bound}`;
  // 不到300万元 says that 300万元 is not reached.
  if (missed.distance === '0' && it.ends.beyond) return it.words();
  if (missed.distance === '0') return phrase`${it.words()}，${FAILED[limit]}${bound}`;
  const far = missed.unit === '%' ? inPoints(frame, new Decimal(missed.distance)) : distanceOf(frame, it, than, missed);
  return phrase`${it.words()}，${FAILED[limit]}${bound}，${limit === 'min' || limit === 'above' ? '还差' : '多出'}${far}`;
}

/** 还没有达到100小时，还差30小时: what a part of the period does not reach by now, the whole of it may. */
function byNowOf(
  frame: Frame,
  it: ComparedValue,
  limit: Comparator,
  than: Decimal,
  bound: Printed | StepPhrase,
): StepPhrase {
  if (it.boundByNow || holds(it.ends.value, limit, than))
    return phrase`${it.words()}，是不是${HELD[limit]}${bound}要看整年的数`;
  const far = printedFar(frame, it, than);
  return phrase`${it.words()}，还没有${HELD[limit]}${bound}，还差${far}`;
}

function printedFar(frame: Frame, { ends, unit, noun }: ComparedValue, than: Decimal): Printed | StepPhrase {
  const far = than.minus(ends.value);
  return unit === '%' ? inPoints(frame, far) : ofRuleWithin(frame, { value: far, low: far, high: far }, unit, noun);
}

/** How far off, told as exactly as the number is known. */
function distanceOf(
  frame: Frame,
  { ends, unit, noun }: ComparedValue,
  than: Decimal,
  { distance }: Miss,
): Printed | StepPhrase {
  const value = new Decimal(distance);
  const off = [ends.low, ends.high ?? ends.low].map((end) => end.minus(than).abs()).sort((a, b) => a.cmp(b));
  const [low = value, high = value] = ends.high?.eq(ends.low) ? [value, value] : off;
  // 约936小时 lacks about 64.
  if (manner(ends) === 'about' && !isBeyond(ends, 'low') && !isBeyond(ends, 'high'))
    return phrase`约${ofRule(frame, value, unit, noun)}`;
  const farthest = high.gt(0) && isBeyond(ends, ends.low.lt(than) ? 'low' : 'high');
  return ofRuleWithin(frame, { value, low, high, beyond: farthest ? 'high' : undefined }, unit, noun);
}

/** The bounds of a clause on a value, one finding each. */
export function compareAll(frame: Frame, it: ComparedValue, limits: Limits, clause: string): Finding[] {
  const bounds = limitsOf(limits);
  const findings = bounds.map(([limit, quantity]) =>
    compare(frame, it, limit, new Decimal(quantity.value), () => stepFigure(frame, quantity, it.noun), clause),
  );
  if (!frame.trace || findings.length < 2 || findings.some(({ truth }) => truth !== true)) return findings;
  // Between two bounds it lies by one line.
  const within = bounds.map(([limit, quantity]) => phrase`${HELD[limit]}${stepFigure(frame, quantity, it.noun)}`);
  const line = step(frame, 'condition', phrase`${it.words()}，${joinPhrases(within, '，')}`, true, clause);
  return findings.map((finding, i) => ({ ...finding, steps: i === 0 ? [line] : [] }));
}
