import { z } from 'zod';
import { Quantity } from '../language/quantity.ts';
import { byKey } from './issue-place.ts';

/** The four comparators; each says its boundary aloud: `min` ≥, `above` >, `max` ≤, `below` <. */
export const COMPARATORS = ['min', 'above', 'max', 'below'] as const;
export type Comparator = (typeof COMPARATORS)[number];
export type Limits = { readonly [L in Comparator]?: Quantity | undefined };

const limits = {
  min: Quantity.optional(),
  above: Quantity.optional(),
  max: Quantity.optional(),
  below: Quantity.optional(),
};
const limited = (c: Limits) => COMPARATORS.some((l) => c[l] !== undefined);
const unlimited = '没有写和什么比：写 min、above、max 或 below';

/**
 * What a machine can check. A comparison is of one fact, of a `ratio` of two (`stated`: the fact that gives the ratio itself),
 * or of the `total` of a field `over` a list; `some` asks for one item of a list that meets `where`. `clause` where the figure
 * stands in another clause than the rule's.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Is
  | Has
  | Comparison
  | { readonly some: string; readonly where: Condition };
export interface Is {
  readonly fact: string;
  readonly is: boolean | string | readonly string[];
  readonly clause?: string | undefined;
}
export interface Has {
  readonly fact: string;
  readonly has: string;
  readonly clause?: string | undefined;
}
type Measured =
  | { readonly fact: string }
  | { readonly ratio: readonly [string, string]; readonly stated?: string | undefined }
  | { readonly total: string; readonly over: string };
export type Comparison = Measured & Limits & { readonly clause?: string | undefined };

/** A condition that has no parts. */
export type Leaf = Is | Has | Comparison;

/** Every condition without parts that stands in one, in order, what it denies and what it asks of an item among them. */
export function leavesOf(condition: Condition | undefined): readonly Leaf[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return 'some' in condition ? leavesOf(condition.where) : [condition];
}

/** The titles that a condition asks for. */
export const titlesIn = (condition: Condition | undefined): readonly string[] =>
  leavesOf(condition).flatMap((leaf) => ('has' in leaf ? [leaf.has] : []));

/** True where a condition asks for a fact by itself. */
export const asksFor = (condition: Condition | undefined, fact: string): boolean =>
  leavesOf(condition).some((leaf) => 'fact' in leaf && leaf.fact === fact);

const clause = { clause: z.string().optional() };
const code = z.union([z.string(), z.number().transform(String)]);
const Is = z.strictObject({
  fact: z.string(),
  is: z.union([z.boolean(), code, z.array(z.string()).min(1)]),
  ...clause,
});
const Has = z.strictObject({ fact: z.string(), has: z.string(), ...clause });

export const Condition: z.ZodType<Condition> = byKey<Condition>('condition', {
  all: () => z.strictObject({ all: z.array(Condition).min(1) }),
  any: () => z.strictObject({ any: z.array(Condition).min(1) }),
  not: () => z.strictObject({ not: Condition }),
  is: () => Is,
  has: () => Has,
  some: () => z.strictObject({ some: z.string(), where: Condition }),
  ratio: () =>
    z
      .strictObject({ ratio: z.tuple([z.string(), z.string()]), stated: z.string().optional(), ...limits, ...clause })
      .refine(limited, unlimited),
  total: () => z.strictObject({ total: z.string(), over: z.string(), ...limits, ...clause }).refine(limited, unlimited),
  fact: () => z.strictObject({ fact: z.string(), ...limits, ...clause }).refine(limited, unlimited),
});
