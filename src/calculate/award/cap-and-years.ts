import { type Amount, isOpenAmount, type MoneyAward } from '../../knowledge/award.ts';
import { factInRole } from '../../knowledge/fact.ts';
import { parseFigures } from '../../language/figure.ts';
import type { Quantity } from '../../language/quantity.ts';
import type { Missing } from '../condition/truth.ts';
import type { Step } from '../value/calculation-schema.ts';
import { Decimal, toFen } from '../value/decimal.ts';
import type { Ends } from '../value/ends.ts';
import { atLeast, atMost, endsOf, exactly, leastOf, type Sum, times, withLines } from '../value/interval.ts';
import { type Frame, knownAs } from '../value/lookup.ts';
import {
  joinPhrases,
  nounOf,
  ofFact,
  ofRule,
  ofRuleWithin,
  phrase,
  type StepPhrase,
  step,
  stepFigure,
} from '../value/step.ts';
import { sumOf } from './amount.ts';
import { operand } from './product.ts';

/** What a money award comes to: `value` once it is known, `most` (null: unbounded) until then. */
export interface Awarded {
  readonly value: Decimal | null;
  /** Where the value is not known exactly: its ends, in whole 分. */
  readonly ends: Ends | null;
  readonly most: Decimal | null;
  /** Some of it was paid already, and nobody knows of which part of what was told: it is no more than this. */
  readonly partPaid: boolean;
  readonly missing: readonly Missing[];
  readonly assumed: readonly string[];
  readonly steps: readonly Step[];
}

/** The amount within its cap, rounded once to 分. An open rate gives its ceiling alone. */
export function awardOf(award: MoneyAward, frame: Frame): Awarded {
  const most = lowest([award.cap, award.capAll]);
  const cap = most && leftOf(award, most, frame);
  if (isOpenAmount(award.amount)) return openAward(award, frame, cap);
  const whole = sumOf(award.amount, ofAmount(award, frame));
  const each = award.capEach ? eachWithin(whole, award.capEach, frame) : null;
  const counted = each ?? whole;
  const sum = award.floor ? atLeast(counted, new Decimal(award.floor.value)) : counted;
  const capped = cap ? atMost(sum, cap) : sum;
  const ends = endsOf(capped);
  // What counts of a base that is told is known whatever it is multiplied by.
  const taken = () => whole.lines.map((line) => step(ofAmount(award, frame), 'counted', line));
  const steps = frame.trace ? (ends ? stepsOf(award, frame, sum, ends) : taken()) : [];
  return {
    value: ends && toFen(ends.value),
    ends: ends && { ...ends, value: toFen(ends.value), low: toFen(ends.low), high: ends.high && toFen(ends.high) },
    most: capped.high && toFen(capped.high),
    partPaid: most !== null && cap !== null && cap.lt(most) && sum.low.lt(most),
    missing: sum.missing,
    assumed: sum.assumed,
    steps,
  };
}

/** A frame in which the figures of the amount stand in the clause that has them. */
const ofAmount = ({ clause }: MoneyAward, frame: Frame): Frame => (clause === undefined ? frame : { ...frame, clause });

const lowest = (caps: readonly (Quantity | undefined)[]): Decimal | null =>
  caps.reduce<Decimal | null>((least, cap) => {
    const value = cap ? new Decimal(cap.value) : null;
    return least && value ? (value.lt(least) ? value : least) : (value ?? least);
  }, null);

/** What of a year's cap is left after what was paid of it already. */
function leftOf({ recurrence }: MoneyAward, cap: Decimal, frame: Frame): Decimal {
  const paid = recurrence === 'yearly' ? paidOf(frame)?.known.value : undefined;
  if (!paid) return cap;
  return paid.gte(cap) ? new Decimal(0) : cap.minus(paid);
}

/** What was paid of the award already in the year, and the fact that tells it. */
function paidOf(frame: Frame) {
  const name = factInRole(frame.given.book, 'received-this-year');
  const known = name === '' ? null : knownAs(frame, name, 'number');
  return known && { name, known };
}

/** A sum within so much for each of what is counted. */
function eachWithin(sum: Sum, { cap, per }: NonNullable<MoneyAward['capEach']>, frame: Frame): Sum {
  const count = operand(frame, per);
  const most = times(count.sum, exactly(new Decimal(cap.value)));
  const least = leastOf(sum, most);
  const [paid, limit] = [endsOf(sum), endsOf(most)];
  if (!frame.trace || !paid || !limit || !count.printed || paid.value.lte(limit.value)) return least;
  const words = phrase`${count.printed}，每${nounOf(frame.given.book, per) ?? '个'}最多${stepFigure(frame, cap)}，共${ofRuleWithin(frame, limit, 'CNY')}，按这个数计`;
  return withLines(least, words);
}

function openAward(award: MoneyAward, frame: Frame, cap: Decimal | null): Awarded {
  const ceiling = award.cap ? phrase`，只定了最高不超过${stepFigure(frame, award.cap)}` : phrase`，也没有定上限`;
  const words = phrase`条款没有定下比例${ceiling}，金额不能算出`;
  return {
    value: cap,
    ends: null,
    most: cap,
    partPaid: false,
    missing: [],
    assumed: [],
    steps: frame.trace ? [step(frame, 'cap', words)] : [],
  };
}

function stepsOf(award: MoneyAward, frame: Frame, sum: Sum, { value }: Ends): Step[] {
  const lines: StepPhrase[] = [...sum.lines];
  const uncapped = sum.value ?? value;
  const inClause = ofAmount(award, frame);
  const fixed = fixedOf(award.amount, inClause, uncapped);
  if (fixed) lines.push(award.promise === 'up-to' ? phrase`最高不超过${fixed}` : phrase`条款定额${fixed}`);
  const steps = lines.map((line) => step(inClause, 'amount', line));
  steps.push(...aroundIt(award, frame, sum).map((line) => step(frame, 'amount', line)));
  if (award.capAll) steps.push(step(frame, 'cap', phrase`各年合计最高不超过${stepFigure(frame, award.capAll)}`));
  if (!award.cap) return steps;
  const limit = phrase`${award.recurrence === 'yearly' ? '每年' : ''}${stepFigure(frame, award.cap)}上限`;
  const paid = award.recurrence === 'yearly' ? paidOf(frame) : null;
  const cap = leftOf(award, new Decimal(award.cap.value), frame);
  if (paid) {
    const left = ofRule(frame, cap, 'CNY');
    const reached = sum.high?.lte(cap) ? phrase`，没有超过` : phrase`，最多按这个数计`;
    const said = phrase`${limit}里已经领了${ofFact(frame, paid.name, paid.known.value, 'user')}，还剩${left}${reached}`;
    return [...steps, step(frame, 'cap', said)];
  }
  const words = sum.low.gt(cap)
    ? phrase`超过${limit}，按${stepFigure(frame, award.cap)}计`
    : sum.high?.lte(cap) || (sum.byNow && uncapped.lte(cap))
      ? phrase`未超过${limit}`
      : phrase`超过${limit}的部分不计`;
  return [...steps, step(frame, 'cap', words)];
}

/** The floor that is paid, the range that is given, and the parts in which it is paid. */
function aroundIt({ floor, from, paid }: MoneyAward, frame: Frame, sum: Sum): StepPhrase[] {
  const isFloor = floor && sum.value?.eq(floor.value);
  const low = isFloor ? [phrase`不低于${stepFigure(frame, floor)}，按${stepFigure(frame, floor)}计`] : [];
  const range = from ? [phrase`条款给的是范围，从${stepFigure(frame, from)}起，这里按最高的算`] : [];
  const parts = paid?.flatMap(({ when, share, sum: one }) => {
    const part = share ?? one;
    return part ? [phrase`${asPrinted(when, frame)}${stepFigure(frame, part)}`] : [];
  });
  return [...low, ...range, ...(parts ? [phrase`分次给：${joinPhrases(parts, '，')}`] : [])];
}

/** Words of the clause, the figures in them bound to it: 第一年. */
const asPrinted = (say: string, { clause: ref }: Frame): StepPhrase => ({
  say,
  figures: parseFigures(say).map(({ text, value, unit }) => ({ text, value, unit, origin: 'clause', ref })),
});

/** The figure of the clause itself, where the amount is one. */
function fixedOf(amount: Amount, frame: Frame, value: Decimal) {
  if ('fixed' in amount) return stepFigure(frame, amount.fixed);
  return 'tiers' in amount && !('of' in amount) ? stepFigure(frame, { value: value.toFixed(), unit: 'CNY' }) : null;
}
