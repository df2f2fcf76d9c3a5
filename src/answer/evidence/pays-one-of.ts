import { type Amount, amountParts } from '../../knowledge/award.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Figure } from '../../language/figure.ts';

type Sum = Pick<Figure, 'value' | 'unit'>;

/** A measure pays one of some sums: its one sum, that of a tier or of one piece. */
export const paysOneOf = (figures: readonly Sum[], { award }: Rule): boolean =>
  'promise' in award && sumsOf(award.amount).some((paid) => isAmong(paid, figures));

/** The same, or one of them is the most that it pays. */
export const paysUpToOneOf = (figures: readonly Sum[], rule: Rule): boolean =>
  paysOneOf(figures, rule) ||
  ('promise' in rule.award && rule.award.cap !== undefined && isAmong(rule.award.cap, figures));

/** No less than one of some sums is the most that it pays, and it leaves open how much. */
export const paysAtMost = (figures: readonly Sum[], { award }: Rule): boolean =>
  'promise' in award &&
  award.promise === 'up-to' &&
  sumsOf(award.amount).some((most) =>
    figures.some((f) => f.unit === most.unit && Number(f.value) <= Number(most.value)),
  );

const isAmong = ({ value, unit }: Sum, figures: readonly Sum[]): boolean =>
  figures.some((f) => f.unit === unit && f.value === value);

function sumsOf(amount: Amount): readonly Sum[] {
  const parts = amountParts(amount);
  if (parts) return parts.flatMap(({ part }) => sumsOf(part));
  if ('fixed' in amount) return [amount.fixed];
  if ('each' in amount) return [amount.each];
  if ('tiers' in amount && !('of' in amount)) return amount.tiers.bands.flatMap((band) => band.fixed ?? []);
  return [];
}
