import { decide } from '../calculate/decide.ts';
import { readGiven } from '../calculate/value/case.ts';
import { Decimal } from '../calculate/value/decimal.ts';
import { printFigure } from '../calculate/value/step.ts';
import type { Amount, Band, MoneyAward } from '../knowledge/award.ts';
import { COMPARATORS, type Comparator, type Leaf, leavesOf } from '../knowledge/condition.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Quantity } from '../language/quantity.ts';

type Facts = Readonly<Record<string, unknown>>;

/** An example as a measure's file has it. */
export interface MadeExample {
  readonly name: string;
  readonly facts: Facts;
  readonly expect: Readonly<Record<string, string>>;
}

/** Enterprises on both sides of every threshold, answer, band and cap of a measure, with what it says of each. */
export function makeExamples(rule: Omit<Rule, 'examples'>, book: FactBook, today: string): readonly MadeExample[] {
  const cases = casesOf(rule, book);
  return cases.map(({ name, facts }) => {
    const got = decide({ ...rule, examples: [] }, readGiven(facts, book), { today });
    const amount = got.amount ? { amount: printFigure(new Decimal(got.amount.value), 'CNY') } : {};
    return { name, facts, expect: { verdict: got.verdict, ...amount } };
  });
}

interface Case {
  readonly name: string;
  readonly facts: Facts;
}

function casesOf(rule: Omit<Rule, 'examples'>, book: FactBook): readonly Case[] {
  const home: Facts = rule.scope ? { [factInRole(book, 'home')]: rule.scope.region } : {};
  const leaves = leavesOf(rule.conditions);
  const met: Record<string, unknown> = { ...home };
  for (const leaf of leaves) Object.assign(met, side(leaf, true, met, book));
  const paid = 'promise' in rule.award ? paidCases(rule.award, met, book) : [{ name: '都满足', facts: met }];
  const base = paid.at(-1)?.facts ?? met;
  const missed = leaves.map((leaf) => ({
    name: `${nameOf(leaf)}不满足`,
    facts: { ...base, ...side(leaf, false, base, book) },
  }));
  return distinct([...paid, ...missed]);
}

const distinct = (cases: readonly Case[]): readonly Case[] =>
  cases.filter(
    (c, i) => cases.findIndex((o) => o.name === c.name || JSON.stringify(o.facts) === JSON.stringify(c.facts)) === i,
  );

const nameOf = (leaf: Leaf): string => ('fact' in leaf ? leaf.fact : 'total' in leaf ? leaf.total : leaf.ratio[0]);

/** The answer that a condition asks for, or the nearest one that fails it. */
function side(leaf: Leaf, holds: boolean, facts: Facts, book: FactBook): Facts {
  if ('is' in leaf) return { [leaf.fact]: typeof leaf.is === 'boolean' ? leaf.is === holds : leaf.is };
  if ('has' in leaf) {
    const titles = (facts[leaf.fact] as readonly string[] | undefined) ?? [];
    return { [leaf.fact]: holds ? [...titles, leaf.has] : titles.filter((t) => t !== leaf.has) };
  }
  if (!('fact' in leaf)) return {};
  const limit = COMPARATORS.find((l) => leaf[l] !== undefined) as Comparator;
  return { [leaf.fact]: atLimit(leaf[limit] as Quantity, limit, holds, nounIn(leaf.fact, book)) };
}

const nounIn = (name: string, book: FactBook): string | undefined => {
  const fact = book.get(name);
  return fact?.type === 'number' ? fact.noun : undefined;
};

/** Right at a bound, or right beyond it. */
function atLimit({ value, unit }: Quantity, limit: Comparator, holds: boolean, noun: string | undefined): string {
  const at = new Decimal(value);
  const step = unit === 'count' || unit === '%' || at.lt(100) ? new Decimal(1) : at.div(100);
  const onIt = holds === (limit === 'min' || limit === 'max');
  const up = limit === 'min' || limit === 'above' ? holds : !holds;
  return printFigure(onIt ? at : up ? at.plus(step) : at.minus(step), unit, noun);
}

/** What is paid: below its ceiling, at it, in each of its bands. */
function paidCases({ amount, cap, capEach }: MoneyAward, conditions: Facts, book: FactBook): readonly Case[] {
  const one = capEach ? { [capEach.per]: printFigure(new Decimal(1), 'count', nounIn(capEach.per, book)) } : {};
  const met: Facts = { ...conditions, ...one };
  if ('fixed' in amount) return [{ name: '都满足', facts: met }];
  if ('tiers' in amount && !('of' in amount))
    return amount.tiers.bands.map((band) => ({
      name: bandName(band),
      facts: { ...met, [amount.tiers.by]: inBand(band) },
    }));
  const [base, share, unit] = baseOf(amount, book);
  if (base === null) return [{ name: '都满足', facts: met }];
  const noun = nounIn(base, book);
  const held = met[base];
  const with_ = (name: string, value: Decimal): Case => ({
    name,
    facts: { ...met, [base]: printFigure(value, unit, noun) },
  });
  const start = held === undefined ? [] : [{ name: '正好到门槛', facts: met }];
  if (!share) return held === undefined ? [with_('都满足', new Decimal(unit === 'count' ? 10 : 1_000_000))] : start;
  if (!cap) return held === undefined ? [with_('都满足', new Decimal(unit === 'count' ? 10 : 1_000_000))] : start;
  const full = new Decimal((capEach?.cap ?? cap).value).div(share);
  const whole = unit === 'count' ? full.round(0, 3) : full;
  const cases = [
    ...start,
    with_('未到上限', unit === 'count' ? whole.div(2).round(0, 0) : whole.div(2).prec(2)),
    with_('超过上限', whole.times(2).prec(3, 3)),
  ];
  if (!capEach) return cases;
  const several = new Decimal(cap.value).div(capEach.cap.value).plus(1).round(0, 3);
  const all = new Decimal(cap.value).div(share).times(2).prec(3, 3);
  const facts = {
    [base]: printFigure(all, unit, noun),
    [capEach.per]: printFigure(several, 'count', nounIn(capEach.per, book)),
  };
  return [...cases, { name: '合计超过上限', facts: { ...met, ...facts } }];
}

/** The fact that an amount grows with, what a unit of it pays, and its unit. */
function baseOf(amount: Amount, book: FactBook): readonly [string | null, Decimal | null, string] {
  if ('actual' in amount) return [amount.actual, new Decimal(1), 'CNY'];
  if ('each' in amount) return [amount.per, new Decimal(amount.each.value), 'count'];
  if (!('of' in amount)) return [null, null, ''];
  const fact = book.get(amount.of);
  const unit = fact?.type === 'number' ? fact.unit : 'CNY';
  const { rate } = amount;
  if (!rate || rate === 'open' || 'fact' in rate) return [amount.of, null, unit];
  const share = new Decimal(rate.value);
  return [amount.of, rate.unit === '%' ? share.div(100) : share, unit];
}

const bandName = (band: Band): string =>
  COMPARATORS.flatMap((limit) => (band[limit] ? [`${SAID[limit]}${band[limit]?.text}`] : [])).join('、') || '各档';
const SAID: Readonly<Record<Comparator, string>> = { min: '达到', above: '超过', max: '不超过', below: '不到' };

/** A figure inside a band, right at its lower end where that counts in. */
function inBand(band: Band): string {
  const [limit] = COMPARATORS.filter((l) => band[l] !== undefined);
  const quantity = limit && band[limit];
  if (!limit || !quantity) return '0元';
  return atLimit(quantity, limit, true, undefined);
}
