import type { Condition } from '../knowledge/condition.ts';
import type { Rule } from '../knowledge/measure.ts';

/** Facts that no longer hold once others are told anew: a share that was told, once its part is; the part, once the share is. */
export function outdatedBy(told: ReadonlySet<string>, { conditions }: Rule): readonly string[] {
  return conditions ? outdatedIn(told, conditions) : [];
}

function outdatedIn(told: ReadonlySet<string>, condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((c) => outdatedIn(told, c));
  if ('any' in condition) return condition.any.flatMap((c) => outdatedIn(told, c));
  if ('not' in condition) return outdatedIn(told, condition.not);
  if (!('ratio' in condition) || condition.stated === undefined) return [];
  const {
    ratio: [part],
    stated,
  } = condition;
  if (told.has(part) === told.has(stated)) return [];
  return [told.has(part) ? stated : part];
}
