import { titlesIn } from '../knowledge/condition.ts';
import type { RuleBook } from '../knowledge/measure-book.ts';
import { liesIn } from '../language/region.ts';
import { levelIn } from '../understand/slots/level-answer.ts';
import type { SlotValue } from '../understand/slots/slot.ts';

/** A title of no stated level, taken for that of the one level that the measures of a place know. */
export interface TitleMeant {
  readonly title: string;
  readonly reading: string;
}

/** 小巨人 in a place whose measures know it of one level alone; null where they know it of several, or of none. */
export function titleMeant(
  open: readonly string[],
  place: SlotValue | undefined,
  { rules }: RuleBook,
): TitleMeant | null {
  if (open.length < 2 || typeof place !== 'string') return null;
  const here = [...rules.values()]
    .filter(({ scope }) => scope?.region !== undefined && liesIn(place, String(scope.region)))
    .flatMap(({ conditions }) => titlesIn(conditions));
  const [only, ...others] = open.filter((title) => here.includes(title));
  const level = only === undefined || others.length > 0 ? null : levelIn(only);
  return only === undefined || level === null ? null : { title: only, reading: `没有说级别的称号按${level}理解` };
}
