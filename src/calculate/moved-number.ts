import { type Comparison, type Condition, type Limits, leavesOf } from '../knowledge/condition.ts';
import type { Rule } from '../knowledge/measure.ts';
import { limitsOf } from './condition/compare.ts';
import { bareOutcome } from './decide.ts';
import type { Circumstances } from './outcome.ts';
import type { GivenCase } from './value/case.ts';
import { Decimal } from './value/decimal.ts';
import { manner } from './value/ends.ts';
import type { FactValue } from './value/value.ts';

/** A number that was told exactly, the enterprise's own or a field of one item of a list, and the case with another in its place. */
export interface NumberPlace {
  readonly fact: string;
  /** Its item is one of several. */
  readonly among: boolean;
  readonly value: Decimal;
  readonly with: (value: Decimal) => GivenCase;
}

/** What an award comes to: null where it is not due, 0 for help without money. */
export type Worth = Decimal | null;

/** What a rule comes to in a case; undefined where it is not known. */
export function worthOf(rule: Rule, given: GivenCase, circumstances: Circumstances): Worth | undefined {
  const { verdict, awarded } = bareOutcome(rule, given, circumstances);
  if (verdict === 'ineligible' || verdict === 'not-in-scope') return null;
  if (verdict === 'needs-facts' || (awarded?.ends && manner(awarded.ends) !== 'exact')) return undefined;
  return awarded?.value ?? new Decimal(0);
}

/** Every number that was told exactly. */
export function placesIn(given: GivenCase): NumberPlace[] {
  const { values, book } = given;
  return [...values].flatMap(([fact, value]): NumberPlace[] => {
    if (value.type === 'number')
      return isExact(value)
        ? [placeOf(fact, value.value, false, (to) => ({ ...given, values: new Map(values).set(fact, to) }))]
        : [];
    const listed = book.get(fact);
    if (value.type !== 'list' || listed?.type !== 'list') return [];
    return value.items.flatMap((item, i) =>
      [...item].flatMap(([field, held]) => {
        if (held.type !== 'number' || !isExact(held)) return [];
        const put = (to: FactValue): GivenCase => {
          const items = value.items.with(i, new Map(item).set(field, to));
          return { ...given, values: new Map(values).set(fact, { type: 'list', items }) };
        };
        return [placeOf(field, held.value, value.items.length > 1, put)];
      }),
    );
  });
}

const isExact = (value: Extract<FactValue, { type: 'number' }>): boolean => !value.ends && !value.each;

const placeOf = (fact: string, value: Decimal, among: boolean, put: (to: FactValue) => GivenCase): NumberPlace => ({
  fact,
  among,
  value,
  with: (to) => put({ type: 'number', value: to }),
});

/** The values of a number at which the rule tells cases apart. */
export function edgesOf({ fact, value }: NumberPlace, rule: Rule, given: GivenCase): Decimal[] {
  const amount = 'promise' in rule.award ? rule.award.amount : undefined;
  const where = amount && 'where' in amount && amount.where ? leavesOf(amount.where as Condition) : [];
  const compared = [...leavesOf(rule.conditions), ...where].flatMap((leaf) =>
    'has' in leaf || 'is' in leaf ? [] : [leaf],
  );
  const tiers = amount && 'tiers' in amount ? amount.tiers : undefined;
  const bands = tiers?.by === fact ? tiers.bands.flatMap(limitsIn) : [];
  return [...compared.flatMap((leaf) => edgesIn(leaf, fact, value, given)), ...bands];
}

const limitsIn = (limits: Limits): Decimal[] => limitsOf(limits).map(([, { value }]) => new Decimal(value));

function edgesIn(leaf: Comparison, fact: string, value: Decimal, given: GivenCase): Decimal[] {
  const limits = limitsIn(leaf);
  if ('fact' in leaf) return leaf.fact === fact ? limits : [];
  if ('total' in leaf) {
    const list = given.values.get(leaf.over);
    if (leaf.total !== fact) return [];
    return limits.map((limit) => limit.minus(list?.type === 'list' ? sumOf(list.items, fact).minus(value) : 0));
  }
  if (leaf.stated === fact) return limits;
  const [part, whole] = leaf.ratio.map((name) => given.values.get(name));
  if (fact === leaf.ratio[0] && whole?.type === 'number')
    return limits.map((limit) => whole.value.times(limit).div(100));
  if (fact === leaf.ratio[1] && part?.type === 'number')
    return limits.flatMap((limit) => (limit.gt(0) ? [part.value.times(100).div(limit)] : []));
  return [];
}

function sumOf(items: readonly ReadonlyMap<string, FactValue>[], field: string): Decimal {
  return items.reduce((sum, item) => {
    const held = item.get(field);
    return held?.type === 'number' ? sum.plus(held.value) : sum;
  }, new Decimal(0));
}
