import type { Amount, Award, Product } from '../../knowledge/award.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Figure } from '../../language/figure.ts';
import type { Quantity } from '../../language/quantity.ts';
import { clauseFigures } from './sentences.ts';

/** What a measure pays, in the figures of its clause: 3% of a base and 50万元 at most. */
export interface AwardStated {
  /** The fact that it is counted by; null for a fixed sum. */
  readonly base: string | null;
  /** The fact whose value is the rate (a market rate), of which `pays` is a share. */
  readonly rateOf: string | null;
  /** One figure, or one for each step of a scale; none where the clause leaves the rate open. */
  readonly pays: readonly Figure[];
  readonly scale: string | null;
  /** Counted for each of the base, and only beyond `beyond` of it. */
  readonly each: boolean;
  readonly beyond: Figure | null;
  /** The base counts up to this. */
  readonly baseAtMost: Figure | null;
  readonly cap: Figure | null;
  readonly yearly: boolean;
}

/** The award of a measure as its clause states it; null where it gives no money, or a figure of it is worded in another way. */
export function awardStated({ award }: Pick<Rule, 'award'>, clause: Clause): AwardStated | null {
  if (!('promise' in award) || award.capEach || award.capAll || award.floor || award.from || award.paid) return null;
  const find = (q: Quantity): Figure | undefined => figureOf(q, clause);
  const cap = award.cap ? find(award.cap) : null;
  const stated = amountStated(award.amount, find);
  if (!stated || cap === undefined || !keepsItsLimit(award, stated, cap)) return null;
  return { ...stated, cap, yearly: award.recurrence === 'yearly' };
}

type Paid = Omit<AwardStated, 'cap' | 'yearly'>;
const NOTHING: Paid = { base: null, rateOf: null, pays: [], scale: null, each: false, beyond: null, baseAtMost: null };

function amountStated(amount: Amount, find: (q: Quantity) => Figure | undefined): Paid | null {
  if ('fixed' in amount) return paying(NOTHING, [amount.fixed], find);
  if ('each' in amount && (amount.for !== undefined || amount.every !== undefined)) return null;
  if ('each' in amount) return paying({ ...NOTHING, base: amount.per, each: true }, [amount.each], find);
  if ('of' in amount) return productStated(amount, find);
  if (!('tiers' in amount)) return null;
  const { by, bands } = amount.tiers;
  return paying(
    { ...NOTHING, scale: by },
    bands.flatMap((b) => b.fixed ?? []),
    find,
  );
}

function productStated(amount: Product, find: (q: Quantity) => Figure | undefined): Paid | null {
  const { of, rate, times, tiers, excess, ofAtMost } = amount;
  const beyond = excess ? find(excess) : null;
  const baseAtMost = ofAtMost ? find(ofAtMost) : null;
  if (beyond === undefined || baseAtMost === undefined) return null;
  const paid = { ...NOTHING, base: of, beyond, baseAtMost };
  if (tiers)
    return paying(
      { ...paid, scale: tiers.by },
      tiers.bands.flatMap((b) => b.rate ?? []),
      find,
    );
  if (rate === 'open') return paid;
  if (rate && 'fact' in rate) return times ? paying({ ...paid, rateOf: rate.fact }, [times], find) : null;
  return rate && !times ? paying(paid, [rate], find) : null;
}

function paying(paid: Paid, quantities: readonly Quantity[], find: (q: Quantity) => Figure | undefined): Paid | null {
  const pays = quantities.flatMap((q) => find(q) ?? []);
  return pays.length === quantities.length && pays.length > 0 ? { ...paid, pays } : null;
}

/** A ceiling is told only where the clause words it as one. */
function keepsItsLimit(award: Extract<Award, { promise: unknown }>, { pays }: Paid, cap: Figure | null): boolean {
  if (cap && cap.bound !== 'at-most') return false;
  return award.promise === 'entitled' || cap !== null || pays.every((f) => f.bound === 'at-most');
}

/** The figure as the clause prints it; one that is not a floor before one that is. */
function figureOf({ value, unit }: Quantity, clause: Clause): Figure | undefined {
  const same = clauseFigures(clause).filter((f) => f.value === value && f.unit === unit && !f.vague);
  return same.find((f) => f.bound !== 'at-least') ?? same[0];
}
