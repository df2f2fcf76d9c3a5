import type { Product } from '../../knowledge/award.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Quantity } from '../../language/quantity.ts';
import { frameOf } from '../outcome.ts';
import type { Calculation, Step } from '../value/calculation-schema.ts';
import type { GivenCase } from '../value/case.ts';
import { Decimal, perCent, roughly } from '../value/decimal.ts';
import { itemFrame, knownAs } from '../value/lookup.ts';
import { nounOf, type Printed, phrase, printFigure, type StepPhrase } from '../value/step.ts';
import { tierOf } from './tiers.ts';

/**
 * How much of its base an award needs to come to its cap, and how much more than the case has: 100万元 ÷ 2000元/小时 = 500小时. Null where no one
 * rate leads there.
 */
export function reachStep({ rule, calculation }: Counted, given: GivenCase, today: string): Step | null {
  const award = 'promise' in rule.award ? rule.award : undefined;
  if (!award || !('of' in award.amount)) return null;
  const { book } = given;
  const most = award.amount.ofAtMost;
  const ofBase = most ? null : award.cap && baseFor(award.amount, award.cap, rule, given, today);
  const words = ofBase
    ? phrase`${stillNeeded(ofBase, rule, calculation, book)}${neededFor(ofBase, rule, book)}`
    : most && phrase`${award.amount.of}到${inClause(rule, most)}就到顶，再多的不计`;
  return words
    ? { kind: 'reach', say: words.say, clause: rule.clause, holds: null, figures: [...words.figures] }
    : null;
}

/** A rule and what it comes to in the case. */
interface Counted {
  readonly rule: Rule;
  readonly calculation: Pick<Calculation, 'amount'>;
}

interface OfBase {
  readonly it: Product & { readonly sumOver?: string };
  readonly rate: Quantity;
  readonly cap: Quantity;
  readonly value: Decimal;
  /** What a unit of the base pays. */
  readonly share: Decimal;
}

/** 年飞行小时要到500小时才拿得满100万元：100万元 ÷ 2000元/小时 = 500小时. */
function neededFor({ it, rate, cap, value }: OfBase, rule: Rule, book: FactBook): StepPhrase {
  const { unit, noun, print } = printing(it, rate, rule, book);
  const told = (decimal: Decimal): Printed | StepPhrase =>
    isWhole(decimal, unit)
      ? print(decimal)
      : phrase`约${print(unit === 'CNY' ? roughly(decimal) : decimal.round(0, 3))}`;
  const beyond = it.excess ? phrase`，加上不计的${inClause(rule, it.excess, noun)}` : '';
  const base = 'sumOver' in it ? `够条件的${String(it.sumOver)}，${it.of}加起来` : it.of;
  const times = it.times ? phrase` ÷ ${inClause(rule, it.times)}` : '';
  const whole = it.prorate ? phrase`（按用满${inClause(rule, it.prorate.per)}计）` : '';
  const all = value.plus(it.excess?.value ?? 0);
  // One sortie more than a part of one.
  const needed = unit === 'CNY' ? told(all) : print(all.round(0, 3));
  return phrase`${base}要到${needed}才拿得满${inClause(rule, cap)}${whole}：${inClause(rule, cap)} ÷ ${inClause(rule, rate, noun)}${times} = ${told(value)}${beyond}`;
}

/** 还差120小时，现在是76万元: what the case lacks of it; nothing where the case pays nothing yet, or is not known exactly. */
function stillNeeded(
  { it, rate, cap, share }: OfBase,
  rule: Rule,
  { amount }: Counted['calculation'],
  book: FactBook,
): StepPhrase | string {
  if (!amount || amount.told) return '';
  const { unit, print } = printing(it, rate, rule, book);
  const paid = new Decimal(amount.value);
  const now = phrase`现在是${calculated(rule, paid, 'CNY')}`;
  if (paid.gte(cap.value)) return phrase`已经到顶，${now}。`;
  const more = new Decimal(cap.value).minus(paid).div(share);
  const told = unit === 'CNY' ? (isWhole(more, unit) ? more : roughly(more)) : more.round(0, 3);
  return phrase`还差${isWhole(more, unit) || unit !== 'CNY' ? '' : '约'}${print(told)}，${now}；`;
}

const isWhole = (decimal: Decimal, unit: string): boolean => decimal.eq(decimal.round(unit === 'CNY' ? 2 : 0, 0));

function printing(it: Product, rate: Quantity, rule: Rule, book: FactBook) {
  const unit = rate.unit === 'CNY/h' ? 'h' : rate.unit === 'CNY/count' ? 'count' : 'CNY';
  const noun = nounOf(book, it.of);
  return { unit, noun, print: (decimal: Decimal): Printed => calculated(rule, decimal, unit, noun) };
}

function baseFor(it: OfBase['it'], cap: Quantity, rule: Rule, given: GivenCase, today: string): OfBase | null {
  const rate = rateOf(it, rule, given, today);
  if (!rate) return null;
  const share = fraction(rate).times(it.times ? fraction(it.times) : 1);
  return { it, rate, cap, share, value: new Decimal(cap.value).div(share) };
}

/** The one rate that pays all of the base: the clause's, or that of the tier in which all that was told of it lies. */
function rateOf(it: OfBase['it'], rule: Rule, given: GivenCase, today: string): Quantity | null {
  if (it.rate) return it.rate === 'open' || 'fact' in it.rate ? null : it.rate;
  if (!it.tiers) return null;
  const { tiers, sumOver } = it;
  const frame = frameOf(rule, given, { today }, false);
  const list = sumOver === undefined ? null : knownAs(frame, sumOver, 'list');
  const frames = sumOver !== undefined && list ? list.items.map((item) => itemFrame(frame, sumOver, item)) : [frame];
  const [only, ...others] = new Set(frames.map((one) => tierOf(tiers, one).pays));
  return (others.length === 0 && only) || null;
}

const fraction = ({ value, unit }: Quantity): Decimal =>
  unit === '%' ? perCent(new Decimal(value)) : new Decimal(value);

function inClause(rule: Rule, { value, unit }: Quantity, noun?: string): Printed {
  const text = printFigure(new Decimal(value), unit, noun);
  return { text, value, unit, origin: 'clause', ref: rule.clause, printed: true };
}

function calculated(rule: Rule, value: Decimal, unit: string, noun?: string): Printed {
  const text = printFigure(value, unit, noun);
  return { text, value: value.toFixed(), unit, origin: 'calculation', ref: rule.id, printed: true };
}
