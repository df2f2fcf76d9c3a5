import { titlesIn } from '../../knowledge/condition.ts';
import type { Figure } from '../../language/figure.ts';
import { awardStated } from './award-stated.ts';
import type { SideMeasure } from './compared-sides.ts';

/** A sum that a clause states of a measure, exact or at most. */
export interface SumStated {
  readonly of: SideMeasure;
  readonly figure: Figure;
  readonly atMost: boolean;
}

/** Whether of two measures one gives more: `more` where both fix a sum and give it equally often; else what it hangs on. */
export type MoreOrLess =
  | { readonly by: 'more'; readonly more: SumStated; readonly less: SumStated }
  | { readonly by: 'same'; readonly sums: readonly [SumStated, SumStated] }
  /** One has a ceiling alone, which may come out above what the other fixes. */
  | { readonly by: 'ceiling'; readonly ceiling: SumStated; readonly fixed: SumStated }
  /** A ceiling of a clause alone on both sides. */
  | { readonly by: 'ceilings'; readonly sums: readonly [SumStated, SumStated] }
  | { readonly by: 'pace'; readonly sums: readonly [SumStated, SumStated] }
  /** They ask for different titles; the sums where both state one. */
  | { readonly by: 'titles'; readonly sums: readonly SumStated[] }
  /** One text is out of force. */
  | { readonly by: 'status' }
  /** What they pay is counted by these facts. */
  | { readonly by: 'case'; readonly facts: readonly string[] };

/** Compares two measures that pay money; sums in CNY. */
export function whichIsMore(a: SideMeasure, b: SideMeasure): MoreOrLess {
  if ((a.status === 'expired') !== (b.status === 'expired')) return { by: 'status' };
  const [ours, theirs] = [titlesIn(a.rule.conditions), titlesIn(b.rule.conditions)];
  const [one, other] = [sumOf(a), sumOf(b)];
  if (ours.length + theirs.length > 0 && !ours.some((title) => theirs.includes(title)))
    return { by: 'titles', sums: one && other ? [one, other] : [] };
  if (!one || !other) return { by: 'case', facts: [...new Set([...countedBy(a), ...countedBy(b)])] };
  const sums = [one, other] as const;
  if (paceOf(a) !== paceOf(b)) return { by: 'pace', sums };
  if (one.atMost && other.atMost) return { by: 'ceilings', sums };
  if (one.atMost !== other.atMost)
    return one.atMost ? { by: 'ceiling', ceiling: one, fixed: other } : { by: 'ceiling', ceiling: other, fixed: one };
  const difference = worth(one) - worth(other);
  if (difference === 0) return { by: 'same', sums };
  return difference > 0 ? { by: 'more', more: one, less: other } : { by: 'more', more: other, less: one };
}

export const worth = ({ figure }: SumStated): number => Number(figure.value);

/** The one sum of a measure; null where it is counted by something, or has steps. */
function sumOf(of: SideMeasure): SumStated | null {
  const stated = awardStated(of.rule, of.clause);
  const [figure, ...more] = stated?.pays ?? [];
  if (!stated || !figure || more.length > 0 || stated.base !== null || stated.scale !== null || stated.cap) return null;
  return { of, figure, atMost: 'promise' in of.rule.award && of.rule.award.promise === 'up-to' };
}

const paceOf = ({ rule: { award } }: SideMeasure): string | null => ('promise' in award ? award.recurrence : null);

function countedBy({ rule, clause }: SideMeasure): readonly string[] {
  const stated = awardStated(rule, clause);
  return [stated?.base, stated?.scale].flatMap((fact) => fact ?? []);
}
