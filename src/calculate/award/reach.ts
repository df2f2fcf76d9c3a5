import type { MoneyAward, Product } from '../../knowledge/award.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Quantity } from '../../language/quantity.ts';
import type { Step } from '../value/calculation-schema.ts';
import { Decimal, perCent, roughly } from '../value/decimal.ts';
import { nounOf, type Phrase, type Printed, phrase, printFigure } from '../value/step.ts';

/** How much of its base an award needs to come to its cap: 50万元 ÷ 10% = 500万元; null where no one rate leads there. */
export function reachStep(rule: Rule, book: FactBook): Step | null {
  const award = 'promise' in rule.award ? rule.award : undefined;
  const ofBase = award?.cap && baseFor(award, award.cap);
  if (!ofBase) return null;
  const { it, rate, cap, value } = ofBase;
  const unit = rate.unit === 'CNY/h' ? 'h' : rate.unit === 'CNY/count' ? 'count' : 'CNY';
  const noun = nounOf(book, it.of);
  const print = (decimal: Decimal): Printed => calculated(rule, decimal, unit, noun);
  const isWhole = (decimal: Decimal): boolean => decimal.eq(decimal.round(unit === 'CNY' ? 2 : 0, 0));
  const told = (decimal: Decimal): Printed | Phrase =>
    isWhole(decimal) ? print(decimal) : phrase`约${print(unit === 'CNY' ? roughly(decimal) : decimal.round(0, 3))}`;
  const beyond = it.excess ? phrase`，加上不计的${inClause(rule, it.excess, noun)}` : '';
  const base = 'sumOver' in it ? `够条件的${String(it.sumOver)}，${it.of}加起来` : it.of;
  const times = it.times ? phrase` ÷ ${inClause(rule, it.times)}` : '';
  const whole = it.prorate ? phrase`（按用满${inClause(rule, it.prorate.per)}计）` : '';
  const all = value.plus(it.excess?.value ?? 0);
  // One sortie more than a part of one.
  const needed = unit === 'CNY' ? told(all) : print(all.round(0, 3));
  const words = phrase`${base}要到${needed}才拿得满${inClause(rule, cap)}${whole}：${inClause(rule, cap)} ÷ ${inClause(rule, rate, noun)}${times} = ${told(value)}${beyond}`;
  return { kind: 'reach', say: words.say, clause: rule.clause, holds: null, figures: [...words.figures] };
}

interface OfBase {
  readonly it: Product & { readonly sumOver?: string };
  readonly rate: Quantity;
  readonly cap: Quantity;
  readonly value: Decimal;
}

function baseFor({ amount }: MoneyAward, cap: Quantity): OfBase | null {
  if (!('of' in amount) || !amount.rate || amount.rate === 'open' || 'fact' in amount.rate || amount.ofAtMost)
    return null;
  const { rate, times } = amount;
  const share = fraction(rate).times(times ? fraction(times) : 1);
  return { it: amount, rate, cap, value: new Decimal(cap.value).div(share) };
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
