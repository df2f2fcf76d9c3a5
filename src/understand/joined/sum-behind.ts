import type { Award } from '../../knowledge/award.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import type { SpokenOf, Thing } from './supports-joined.ts';

/** A thing with the sum right behind it that it is said to pay, which tells what measure is meant: 国家级小巨人那50万 is not the one of 100万. */
export function withSum(thing: Thing, { text, figures }: SpokenOf, { book, language }: Knowledge): Thing {
  const behind = figures.find(
    ({ start }) => start >= thing.end && language.pattern('^^(?:{leads-to-sum})?$$').test(text.slice(thing.end, start)),
  );
  if (!behind || !(behind.unit === 'CNY' || behind.unit === 'number')) return thing;
  const paying = thing.measures.filter((id) => {
    const award = book.rules.get(id)?.award;
    return award !== undefined && sumsOf(award).has(yuanOf(behind));
  });
  if (paying.length === 0) return thing;
  return { ...thing, measures: paying, sum: { start: behind.start, end: behind.end } };
}

/** What a measure pays as its text states it: a fixed sum, the steps of a scale, a ceiling. */
function sumsOf(award: Award): ReadonlySet<string> {
  if (!('promise' in award)) return new Set();
  const { amount, cap } = award;
  const fixed = 'fixed' in amount ? [amount.fixed] : 'each' in amount ? [amount.each] : [];
  const steps = 'tiers' in amount && !('of' in amount) ? amount.tiers.bands.flatMap(({ fixed: sum }) => sum ?? []) : [];
  return new Set(
    [...fixed, ...steps, ...(cap ? [cap] : [])].filter(({ unit }) => unit === 'CNY').map(({ value }) => value),
  );
}

/** 扣掉那20 leaves out that it is ten thousands of yuan. */
export const yuanOf = ({ value, unit }: Figure): string =>
  unit === 'number' ? String(Number(value) * TEN_THOUSAND) : value;
const TEN_THOUSAND = 10_000;
