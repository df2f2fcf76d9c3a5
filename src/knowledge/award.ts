import { z } from 'zod';
import { Quantity } from '../language/quantity.ts';
import { Condition, type Limits } from './condition.ts';
import { byKey } from './issue-place.ts';

/** One step of a scale: where it holds (`is` for a choice, limits for a number) and what it pays. */
export type Band = Limits & {
  readonly is?: string | undefined;
  readonly rate?: Quantity | undefined;
  readonly fixed?: Quantity | undefined;
};
export interface Tiers {
  readonly by: string;
  readonly bands: readonly Band[];
}

/** A base and what is done to it, in this order: at most, beyond, pro rata (never above the whole), rate, times. */
export interface Product {
  readonly of: string;
  readonly ofAtMost?: Quantity | undefined;
  readonly excess?: Quantity | undefined;
  readonly prorate?: { readonly fact: string; readonly per: Quantity } | undefined;
  readonly rate?: Quantity | { readonly fact: string } | 'open' | undefined;
  readonly tiers?: Tiers | undefined;
  readonly times?: Quantity | undefined;
}
export type Amount =
  | { readonly fixed: Quantity }
  | {
      readonly each: Quantity;
      readonly per: string;
      readonly for?: string | undefined;
      /** A sum for every so much of what is counted, whole steps alone: 每满100万元. */
      readonly every?: Quantity | undefined;
    }
  | { readonly actual: string }
  | { readonly sum: readonly Amount[] }
  | { readonly least: readonly Amount[] }
  | { readonly greatest: readonly Amount[] }
  | { readonly topUp: Amount; readonly had: string }
  | (Product & { readonly sumOver: string; readonly where?: Condition | undefined })
  | Product
  | { readonly tiers: Tiers };

const Tiers = z.strictObject({
  by: z.string(),
  bands: z
    .array(
      z.strictObject({
        min: Quantity.optional(),
        above: Quantity.optional(),
        max: Quantity.optional(),
        below: Quantity.optional(),
        is: z.string().optional(),
        rate: Quantity.optional(),
        fixed: Quantity.optional(),
      }),
    )
    .min(1),
});
const product = {
  of: z.string(),
  ofAtMost: Quantity.optional(),
  excess: Quantity.optional(),
  prorate: z.strictObject({ fact: z.string(), per: Quantity }).optional(),
  rate: z.union([z.literal('open'), z.strictObject({ fact: z.string() }), Quantity]).optional(),
  tiers: Tiers.optional(),
  times: Quantity.optional(),
};

const pays = (it: Product) => (it.rate === undefined) !== (it.tiers === undefined) && everyBand(it.tiers, 'rate');
const paysNothing = '没有写比例：写 rate，或每一档都带 rate 的 tiers，只写一种';
const everyBand = (tiers: Tiers | undefined, key: 'rate' | 'fixed') =>
  (tiers?.bands ?? []).every((b) => b[key] !== undefined && b[key === 'rate' ? 'fixed' : 'rate'] === undefined);

export const Amount: z.ZodType<Amount> = byKey<Amount>('amount', {
  fixed: () => z.strictObject({ fixed: Quantity }),
  actual: () => z.strictObject({ actual: z.string() }),
  each: () =>
    z.strictObject({ each: Quantity, per: z.string(), for: z.string().optional(), every: Quantity.optional() }),
  sum: () => z.strictObject({ sum: z.array(Amount).min(1) }),
  least: () => z.strictObject({ least: z.array(Amount).min(2) }),
  greatest: () => z.strictObject({ greatest: z.array(Amount).min(2) }),
  topUp: () => z.strictObject({ topUp: Amount, had: z.string() }),
  sumOver: () =>
    z.strictObject({ sumOver: z.string(), where: Condition.optional(), ...product }).refine(pays, paysNothing),
  of: () => z.strictObject(product).refine(pays, paysNothing),
  tiers: () =>
    z
      .strictObject({ tiers: Tiers })
      .refine(({ tiers }) => everyBand(tiers, 'fixed'), '没有基数的档只能给固定金额：写 fixed'),
});

/** `entitled`: the clause fixes the amount; `up-to`: it only sets a ceiling. `years`: it runs this long from the year that a fact gives. */
export interface MoneyAward {
  readonly promise: 'entitled' | 'up-to';
  readonly recurrence: 'once' | 'yearly' | 'unstated';
  /** The clause that has the figures of the amount, where it is another than the rule's: 比照第七条给予. */
  readonly clause?: string | undefined;
  readonly years?: { readonly from: string; readonly count: Quantity } | undefined;
  readonly amount: Amount;
  readonly cap?: Quantity | undefined;
  /** No more than this for each of what a fact counts, within `cap` for all of them. */
  readonly capEach?: { readonly cap: Quantity; readonly per: string } | undefined;
  /** No more than this over all the years. */
  readonly capAll?: Quantity | undefined;
  /** No less than this, whatever the amount comes to. */
  readonly floor?: Quantity | undefined;
  /** Where the text gives a range of sums or shares, from which on; the amount is its upper end. */
  readonly from?: Quantity | undefined;
  /** In which parts it is paid, in order: each a share of the amount, or each a sum. */
  readonly paid?: readonly Instalment[] | undefined;
}
export interface Instalment {
  readonly when: string;
  readonly share?: Quantity | undefined;
  readonly sum?: Quantity | undefined;
}
/** Help without money, in words; a figure in them stands in the clause. */
interface SupportAward {
  readonly support: string;
}
export type Award = MoneyAward | SupportAward;

/** The text leaves the rate open: nothing can be computed but the ceiling. */
export function isOpenAmount(amount: Amount): boolean {
  return 'of' in amount && amount.rate === 'open';
}

/** The amounts that an amount is made of, each with its keys; null where it is made of none. */
export function amountParts(
  amount: Amount,
): readonly { readonly at: readonly (string | number)[]; readonly part: Amount }[] | null {
  const each = (key: string, parts: readonly Amount[]) => parts.map((part, i) => ({ at: [key, i], part }));
  if ('sum' in amount) return each('sum', amount.sum);
  if ('least' in amount) return each('least', amount.least);
  if ('greatest' in amount) return each('greatest', amount.greatest);
  return 'topUp' in amount ? [{ at: ['topUp'], part: amount.topUp }] : null;
}

/** An amount that is made of no others. */
export type PlainAmount = Exclude<
  Amount,
  { readonly sum: unknown } | { readonly least: unknown } | { readonly greatest: unknown } | { readonly topUp: unknown }
>;

/** The amounts without parts that one is made of, in order. */
export function plainIn(amount: Amount): readonly PlainAmount[] {
  const parts = amountParts(amount);
  return parts ? parts.flatMap(({ part }) => plainIn(part)) : [amount as PlainAmount];
}

const Instalment = z.strictObject({ when: z.string().min(1), share: Quantity.optional(), sum: Quantity.optional() });

/** Each part is a share, and all of them make the whole; or each is a sum. */
function isWhole(paid: readonly Instalment[]): boolean {
  const shares = paid.flatMap(({ share, sum }) => (share && !sum ? [Number(share.value)] : []));
  if (shares.length > 0) return shares.length === paid.length && shares.reduce((a, b) => a + b, 0) === 100;
  return paid.every(({ sum }) => sum !== undefined);
}

export const Award: z.ZodType<Award> = byKey<Award>('award', {
  support: () => z.strictObject({ support: z.string().min(1) }),
  promise: () =>
    z
      .strictObject({
        promise: z.enum(['entitled', 'up-to']),
        recurrence: z.enum(['once', 'yearly', 'unstated']),
        clause: z.string().optional(),
        years: z.strictObject({ from: z.string(), count: Quantity }).optional(),
        amount: Amount,
        cap: Quantity.optional(),
        capEach: z.strictObject({ cap: Quantity, per: z.string() }).optional(),
        capAll: Quantity.optional(),
        floor: Quantity.optional(),
        from: Quantity.optional(),
        paid: z
          .array(Instalment)
          .min(2)
          .refine(isWhole, '分几次给的，各次都写 share（合起来100%），或都写 sum')
          .optional(),
      })
      .refine((it) => it.promise === 'up-to' || it.from === undefined, '条款只给了范围，定不下金额：写 promise: up-to')
      .refine(
        (it) => it.promise === 'up-to' || !isOpenAmount(it.amount),
        '比例没有定，就定不下金额：写 promise: up-to',
      ),
});
