import type { Amount } from '../../knowledge/award.ts';
import { evaluate } from '../condition/evaluate.ts';
import { Decimal } from '../value/decimal.ts';
import { endsOf, exactly, plus, type Sum, times, unbounded, withLines } from '../value/interval.ts';
import { type Frame, itemFrame, knownAs } from '../value/lookup.ts';
import { joinPhrases, ofClause, ofRuleWithin, phrase } from '../value/step.ts';
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
  if ('each' in amount) {
    const count = operand(frame, amount.per);
    const long = amount.for === undefined ? null : operand(frame, amount.for);
    const one = times(count.sum, exactly(new Decimal(amount.each.value)));
    const sum = long ? times(one, long.sum) : one;
    const ends = endsOf(sum);
    if (!frame.trace || !ends || !count.printed || (long && !long.printed)) return sum;
    const total = ofRuleWithin(frame, ends, 'CNY');
    const by = long?.printed ? phrase` × ${long.printed}` : '';
    return withLines(sum, phrase`${count.printed}${by} × ${ofClause(frame, amount.each)} = ${total}`);
  }
  if ('actual' in amount) {
    const { sum, printed } = operand(frame, amount.actual);
    return frame.trace && printed ? withLines(sum, phrase`按${amount.actual}${printed}补`) : sum;
  }
  if ('sumOver' in amount) return sumOver(amount, frame);
  if ('of' in amount) return product(amount, frame);
  return tierOf(amount.tiers, frame).sum;
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
      return withLines(exactly(new Decimal(0)), ...(why.length ? [phrase`${joinPhrases(why, '；')}，不计入`] : []));
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
