import { InputError } from '../../errors.ts';
import type { MoneyAward } from '../../knowledge/award.ts';
import { factInRole } from '../../knowledge/fact.ts';
import { Decimal } from '../value/decimal.ts';
import { type Frame, knownAs } from '../value/lookup.ts';
import { ofFact, ofRule, phrase, step, stepFigure } from '../value/step.ts';
import { type Finding, NO_FINDING, unknown } from './truth.ts';

/** 自认定年份起连续3年: the year applied for is the year of recognition or one of the next two. */
export function withinYears(years: NonNullable<MoneyAward['years']>, frame: Frame): Finding {
  const year = factInRole(frame.given.book, 'applied-year');
  const from = knownAs(frame, years.from, 'year');
  const applied = knownAs(frame, year, 'year');
  if (!from) return unknown(years.from);
  if (!applied) return unknown(year);
  if (from.value > applied.value)
    throw new InputError(`${years.from}（${from.value}年）在${year}（${applied.value}年）之后，两者不一致`);
  const last = from.value + Number(years.count.value) - 1;
  const truth = applied.value <= last;
  // Where the beginning itself is assumed, the year applied for decides nothing.
  const assumed = from.origin === 'assumed' ? [years.from] : applied.origin === 'assumed' ? [year] : [];
  const finding: Finding = { ...NO_FINDING, truth, categorical: !truth, assumed };
  if (!frame.trace || from.origin === 'assumed') return finding;
  const start = ofFact(frame, years.from, new Decimal(from.value), from.origin);
  const asked = ofFact(frame, year, new Decimal(applied.value), applied.origin);
  const end = ofRule(frame, new Decimal(last), 'date');
  const span = phrase`自${start}起连续${stepFigure(frame, years.count)}，到${end}为止`;
  const words = truth ? phrase`${span}，${asked}在内` : phrase`${span}，${asked}已经超出`;
  return { ...finding, steps: [step(frame, 'condition', words, truth)] };
}
