import { leavesOf } from '../knowledge/condition.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { GivenCase } from './value/case.ts';
import type { Ends } from './value/ends.ts';
import { asPerCent, endsOf, sumBetween, times } from './value/interval.ts';
import { endsIn } from './value/lookup.ts';

/** A sum that follows from the share it is said to be of another: 主营收入4000万的5%. */
export interface DerivedSum {
  readonly part: string;
  readonly value: Ends;
  readonly whole: string;
  readonly of: Ends;
  readonly stated: string;
  readonly share: Ends;
}

/** What was given, and the parts that follow from a stated share and its whole where only these two are known. */
export function withParts(
  rule: Rule,
  given: GivenCase,
): { readonly given: GivenCase; readonly parts: readonly DerivedSum[] } {
  const ratios = ratiosOf(rule);
  if (ratios.length === 0) return { given, parts: [] };
  const values = new Map(given.values);
  const parts = ratios.flatMap((leaf): DerivedSum[] => {
    const {
      ratio: [part, whole],
      stated = '',
    } = leaf;
    const [of, share] = [values.get(whole), values.get(stated)];
    const summed = given.book.get(part)?.type === 'amount' && given.book.get(whole)?.type === 'amount';
    if (!summed || values.has(part) || of?.type !== 'number' || share?.type !== 'number' || of.value.eq(0)) return [];
    const value = endsOf(asPerCent(times(sumBetween(endsIn(of)), sumBetween(endsIn(share)))));
    if (!value) return [];
    values.set(part, { type: 'number', value: value.value, ...(of.ends || share.ends ? { ends: value } : {}) });
    return [{ part, value, whole, of: endsIn(of), stated, share: endsIn(share) }];
  });
  return { given: { ...given, values }, parts };
}

type Ratio = Extract<ReturnType<typeof leavesOf>[number], { readonly ratio: unknown }>;
const RATIOS = new WeakMap<Rule, readonly Ratio[]>();

/** The shares that a rule asks of one sum in another. */
function ratiosOf(rule: Rule): readonly Ratio[] {
  const known = RATIOS.get(rule) ?? leavesOf(rule.conditions).filter((leaf): leaf is Ratio => 'ratio' in leaf);
  RATIOS.set(rule, known);
  return known;
}
