import { leavesOf } from '../knowledge/condition.ts';
import type { Rule } from '../knowledge/measure.ts';

/** Facts that no longer hold once others are told anew: a share that was told, once its part is; the part, once the share is. */
export function outdatedBy(told: ReadonlySet<string>, { conditions }: Rule): readonly string[] {
  return leavesOf(conditions).flatMap((leaf) => {
    if (!('ratio' in leaf) || leaf.stated === undefined) return [];
    const {
      ratio: [part],
      stated,
    } = leaf;
    return told.has(part) === told.has(stated) ? [] : [told.has(part) ? stated : part];
  });
}
