import { type Amount, amountParts, type PlainAmount, type Product } from '../knowledge/award.ts';
import type { Condition } from '../knowledge/condition.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';

/** The names of the facts that a rule may ask about, each once, in the order in which the rule names them. */
export function factsOf(rule: Rule, book: FactBook): readonly string[] {
  const ofBook = NAMED.get(book) ?? new WeakMap<Rule, readonly string[]>();
  NAMED.set(book, ofBook);
  const known = ofBook.get(rule) ?? namedBy(rule, book);
  ofBook.set(rule, known);
  return known;
}
const NAMED = new WeakMap<FactBook, WeakMap<Rule, readonly string[]>>();

function namedBy(rule: Rule, book: FactBook): string[] {
  const names = [
    ...(rule.scope ? [factInRole(book, 'home')] : []),
    ...(rule.conditions ? inCondition(rule.conditions) : []),
    ...('promise' in rule.award ? inAmount(rule.award.amount) : []),
    ...('promise' in rule.award && rule.award.capEach ? [rule.award.capEach.per] : []),
    ...('promise' in rule.award && rule.award.years ? [rule.award.years.from, factInRole(book, 'applied-year')] : []),
  ];
  return [...new Set(names)];
}

/** The names of the facts that a condition looks at, each once. */
export const factsIn = (condition: Condition): readonly string[] => [...new Set(inCondition(condition))];

function inCondition(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(inCondition);
  if ('any' in condition) return condition.any.flatMap(inCondition);
  if ('not' in condition) return inCondition(condition.not);
  if ('some' in condition) return [condition.some, ...inCondition(condition.where)];
  if ('ratio' in condition) return [...condition.ratio, ...(condition.stated ? [condition.stated] : [])];
  if ('total' in condition) return [condition.over, condition.total];
  return [condition.fact];
}

function inAmount(amount: Amount): string[] {
  const parts = amountParts(amount)?.flatMap(({ part }) => inAmount(part));
  if (!parts) return inPlain(amount as PlainAmount);
  return 'topUp' in amount ? [...parts, amount.had] : parts;
}

function inPlain(amount: PlainAmount): string[] {
  if ('fixed' in amount) return [];
  if ('each' in amount) return [amount.per, ...(amount.for === undefined ? [] : [amount.for])];
  if ('actual' in amount) return [amount.actual];
  if ('sumOver' in amount)
    return [amount.sumOver, ...(amount.where ? inCondition(amount.where) : []), ...inProduct(amount)];
  if ('of' in amount) return inProduct(amount);
  return [amount.tiers.by];
}

function inProduct({ of, prorate, rate, tiers }: Product): string[] {
  return [
    of,
    ...(prorate ? [prorate.fact] : []),
    ...(typeof rate === 'object' && 'fact' in rate ? [rate.fact] : []),
    ...(tiers ? [tiers.by] : []),
  ];
}
