import { RANKS, type Rank } from '../text/marker.ts';
import type { DraftUnit } from '../text/unit.ts';

/** A unit that what follows may still belong to. */
export interface Open {
  readonly rank: Rank | '段' | '节名';
  readonly value: number;
  readonly unit: DraftUnit;
  /** Earlier items of the same list ended with a semicolon. */
  listed: boolean;
  /** A heading without text of its own: the headings after it stand below it. */
  readonly holds?: boolean;
}

/** Lower holds higher. */
export const order = (rank: Open['rank']): number =>
  rank === '附件' ? -2 : rank === '节名' ? -1 : RANKS.indexOf(rank as (typeof RANKS)[number]);

/** The last words of a unit so far. */
export function lastWords(unit: DraftUnit): string {
  return unit.paragraphs.at(-1) ?? unit.heading;
}
