import type { Amount } from '../../knowledge/award.ts';
import type { Quantity } from '../../language/quantity.ts';
import { evaluate } from '../condition/evaluate.ts';
import { Decimal } from '../value/decimal.ts';
import {
  endsOf,
  exactly,
  greatestOf,
  leastOf,
  lessThat,
  plus,
  type Sum,
  stepsIn,
  times,
  unbounded,
  withLines,
} from '../value/interval.ts';
import { type Frame, itemFrame, knownAs } from '../value/lookup.ts';
import { joinPhrases, nounOf, ofRuleWithin, phrase, stepFigure } from '../value/step.ts';
import { operand, product } from './product.ts';
import { tierOf } from './tiers.ts';

/** What an amount comes to on the facts at hand, before any cap. */
export function sumOf(amount: Amount, frame: Frame): Sum {
  if ('fixed' in amount) return exactly(new Decimal(amount.fixed.value));
  if ('sum' in amount)
    return added(
      amount.sum.map((a) => sumOf(a, frame)),
      frame,
    );
  if ('least' in amount) return picked(amount.least, leastOf, '低', frame);
  if ('greatest' in amount) return picked(amount.greatest, greatestOf, '高', frame);
  if ('topUp' in amount) return toppedUp(amount, frame);
  if ('each' in amount && amount.every) return inSteps({ ...amount, every: amount.every }, frame);
  if ('each' in amount) {
    const count = operand(frame, amount.per);
    const long = amount.for === undefined ? null : operand(frame, amount.for);
    const one = times(count.sum, exactly(new Decimal(amount.each.value)));
    const sum = long ? times(one, long.sum) : one;
    const ends = endsOf(sum);
    if (!frame.trace || !ends || !count.printed || (long && !long.printed)) return sum;
    const total = ofRuleWithin(frame, ends, 'CNY');
    const by = long?.printed ? phrase` × ${long.printed}` : '';
    return withLines(sum, phrase`${count.printed}${by} × ${stepFigure(frame, amount.each)} = ${total}`);
  }
  if ('actual' in amount) {
    const { sum, printed } = operand(frame, amount.actual);
    return frame.trace && printed ? withLines(sum, phrase`按${amount.actual}${printed}补`) : sum;
  }
  if ('sumOver' in amount) return sumOver(amount, frame);
  if ('of' in amount) return product(amount, frame);
  return tierOf(amount.tiers, frame).sum;
}

/** The least or greatest of several amounts. */
function picked(amounts: readonly Amount[], of: (a: Sum, b: Sum) => Sum, which: string, frame: Frame): Sum {
  const parts = amounts.map((a) => sumOf(a, frame));
  const sum = parts.reduce(of);
  const total = endsOf(sum);
  const each = parts.flatMap((p) => endsOf(p) ?? []);
  if (!frame.trace || !total || each.length < parts.length) return sum;
  const terms = joinPhrases(
    each.map((e) => phrase`${ofRuleWithin(frame, e, 'CNY')}`),
    '和',
  );
  return withLines(sum, phrase`${terms}，取${which}的，为${ofRuleWithin(frame, total, 'CNY')}`);
}

/** An amount less what was had of it before: 晋级的补足差额. */
function toppedUp({ topUp, had }: Extract<Amount, { readonly topUp: Amount }>, frame: Frame): Sum {
  const whole = sumOf(topUp, frame);
  const { sum: before, printed } = operand(frame, had);
  const sum = lessThat(whole, before);
  const [all, left] = [endsOf(whole), endsOf(sum)];
  if (!frame.trace || !all || !left || !printed) return sum;
  const words = phrase`${ofRuleWithin(frame, all, 'CNY')}减去已得的${printed}，补${ofRuleWithin(frame, left, 'CNY')}`;
  return withLines(sum, words);
}

/** So much for every whole step of what is counted. */
function inSteps(
  { each, per, every }: Extract<Amount, { readonly each: Quantity }> & { readonly every: Quantity },
  frame: Frame,
): Sum {
  const base = operand(frame, per);
  const steps = stepsIn(base.sum, new Decimal(every.value));
  const sum = times(steps, exactly(new Decimal(each.value)));
  const [count, total] = [endsOf(steps), endsOf(sum)];
  if (!frame.trace || !count || !total || !base.printed) return sum;
  const one = stepFigure(frame, every, nounOf(frame.given.book, per));
  const times_ = ofRuleWithin(frame, count, 'count');
  const words = phrase`${per}${base.printed}，每满${one}给${stepFigure(frame, each)}，共${times_}：${ofRuleWithin(frame, total, 'CNY')}`;
  return withLines(sum, words);
}

/** Each item of a list that meets `where`, added up. */
function sumOver(amount: Extract<Amount, { readonly sumOver: string }>, frame: Frame): Sum {
  const list = knownAs(frame, amount.sumOver, 'list');
  if (!list) return unbounded(amount.sumOver);
  const parts = list.items.map((values): Sum => {
    const item = itemFrame(frame, amount.sumOver, values);
    const where = amount.where ? evaluate(amount.where, item) : null;
    if (where?.truth === false) {
      const why = where.steps.filter((s) => s.holds === false);
      const line = { ...phrase`${joinPhrases(why, '；')}，不计入`, leavesOut: true as const };
      return withLines(exactly(new Decimal(0)), ...(why.length ? [line] : []));
    }
    const sum = product(amount, item);
    return where?.truth === null
      ? { ...sum, value: null, low: new Decimal(0), missing: [...where.missing, ...sum.missing] }
      : sum;
  });
  return added(parts, frame);
}

function added(parts: readonly Sum[], frame: Frame): Sum {
  const sum = plus(parts);
  const paid = parts.flatMap((p) => endsOf(p) ?? []).filter((e) => e.value.gt(0));
  const total = endsOf(sum);
  if (!frame.trace || !total || paid.length < 2) return sum;
  const terms = joinPhrases(
    paid.map((e) => phrase`${ofRuleWithin(frame, e, 'CNY')}`),
    ' + ',
  );
  return withLines(sum, phrase`${terms} = ${ofRuleWithin(frame, total, 'CNY')}`);
}
