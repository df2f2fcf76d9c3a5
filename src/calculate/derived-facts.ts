import { leavesOf } from '../knowledge/condition.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Given } from './value/case.ts';
import type { Ends } from './value/ends.ts';
import { asPerCent, endsOf, times, within } from './value/interval.ts';
import { endsIn } from './value/lookup.ts';

/** A sum that follows from the share it is said to be of another: 主营收入4000万的5%. */
export interface Part {
  readonly part: string;
  readonly value: Ends;
  readonly whole: string;
  readonly of: Ends;
  readonly stated: string;
  readonly share: Ends;
}

/** What was given, and the parts that follow from a stated share and its whole where only these two are known. */
export function withParts(rule: Rule, given: Given): { readonly given: Given; readonly parts: readonly Part[] } {
  const values = new Map(given.values);
  const parts = leavesOf(rule.conditions).flatMap((leaf): Part[] => {
    if (!('ratio' in leaf)) return [];
    const {
      ratio: [part, whole],
      stated = '',
    } = leaf;
    const [of, share] = [values.get(whole), values.get(stated)];
    const summed = given.book.get(part)?.type === 'amount' && given.book.get(whole)?.type === 'amount';
    if (!summed || values.has(part) || of?.type !== 'number' || share?.type !== 'number' || of.value.eq(0)) return [];
    const value = endsOf(asPerCent(times(within(endsIn(of)), within(endsIn(share)))));
    if (!value) return [];
    values.set(part, { type: 'number', value: value.value, ...(of.ends || share.ends ? { ends: value } : {}) });
    return [{ part, value, whole, of: endsIn(of), stated, share: endsIn(share) }];
  });
  return { given: { ...given, values }, parts };
}
