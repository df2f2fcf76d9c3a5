import type { Rule } from '../knowledge/measure.ts';
import type { Calculation, Step, StepFigure } from './value/calculation-schema.ts';
import { Decimal } from './value/decimal.ts';
import { type Printed, phrase, printFigure, type StepPhrase } from './value/step.ts';

/** What an award comes to in a supposed case beside what it comes to now: 原来每年15万元，变成每年30万元，多15万元. Null where both are alike. */
export function changeStep(rule: Rule, now: Calculation | undefined, supposed: Calculation): Step | null {
  const words = wordsOf(rule, now, supposed);
  return words && { kind: 'change', say: words.say, clause: rule.clause, holds: null, figures: [...words.figures] };
}

/** How much more one award comes to than another's, both certain: 多26.8万元（52万元 − 25.2万元）. Null where it is not more. */
export function moreStep(one: Counted, other: Counted): Step | null {
  const [more, less] = [worthOf(one.calculation), worthOf(other.calculation)];
  const certain = [one, other].every(({ calculation: { amount } }) => amount?.promise === 'entitled');
  if (!certain || !more || !less || more === 'open' || less === 'open') return null;
  const difference = new Decimal(more).minus(less);
  if (difference.lte(0)) return null;
  const [print, printLess] = [printerFor(one.rule), printerFor(other.rule)];
  const words = phrase`多${print(difference.toFixed())}（${print(more)} − ${printLess(less)}）`;
  return { kind: 'change', say: words.say, clause: one.rule.clause, holds: null, figures: [...words.figures] };
}

/** A rule and what it comes to. */
interface Counted {
  readonly rule: Rule;
  readonly calculation: Calculation;
}

function wordsOf(rule: Rule, now: Calculation | undefined, supposed: Calculation): StepPhrase | null {
  const [before, after] = [worthOf(now), worthOf(supposed)];
  if (before === after || before === 'open' || (before === null && after === 'open')) return null;
  const print = printerFor(rule);
  const paid = (worth: string) => (worth === '' ? '能享受' : phrase`${mannerOf(rule)}${print(worth)}`);
  if (after === null || after === 'open')
    return before === null || after === 'open' ? null : phrase`原来${paid(before)}，变成不再符合`;
  if (before === null) return after === '' ? phrase`原来不符合，变成能享受` : phrase`原来没有，变成${paid(after)}`;
  const more = new Decimal(after || 0).minus(before || 0);
  return phrase`原来${paid(before)}，变成${paid(after)}，${more.gt(0) ? '多' : '少'}${print(more.abs().toFixed())}`;
}

/** A sum (CNY), '' for help without money; null where nothing is due, open where that is not known exactly. */
function worthOf(calculation: Calculation | undefined): string | 'open' | null {
  if (!calculation || calculation.verdict === 'needs-facts') return null;
  if (calculation.verdict !== 'eligible') return null;
  const { amount } = calculation;
  return amount?.told ? 'open' : (amount?.value ?? '');
}

function mannerOf({ award }: Rule): string {
  if (!('promise' in award)) return '';
  return `${award.recurrence === 'yearly' ? '每年' : ''}${award.promise === 'up-to' ? '最高不超过' : ''}`;
}

const printerFor =
  ({ id }: Rule) =>
  (yuan: string): Printed => {
    const value = new Decimal(yuan);
    const bound: StepFigure = {
      text: printFigure(value, 'CNY'),
      value: value.toFixed(),
      unit: 'CNY',
      origin: 'calculation',
      ref: id,
    };
    return { ...bound, printed: true };
  };
