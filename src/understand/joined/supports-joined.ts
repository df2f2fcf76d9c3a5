import type { Figure } from '../../language/figure.ts';
import type { RegionMention } from '../../language/region.ts';
import type { Span } from '../span.ts';

/** The words of a message that things are looked for in. */
export interface SpokenOf {
  readonly text: string;
  readonly regions: readonly RegionMention[];
  readonly figures: readonly Figure[];
}

/** Something in a message that stands for a measure. `measures`: those that it may be, of whatever place, likest first. */
export interface Thing extends Span {
  readonly measures: readonly string[];
  /** The one step of the measure's scale that is meant (国内首台套); null where it has none or none is named. */
  readonly option: string | null;
  /** Where a sum stands that it is said to pay. */
  readonly sum?: Span;
}

/**
 * In which way it is asked how supports meet: whether all may be had, whether what was had is taken off, or whether one may be had after
 * another, which asks so only where both are named; `sum`: what they come to together is put up.
 */
export type Meets = 'all' | 'taken-off' | 'another-too' | 'sum';

/** Supports that a message asks to have together. */
export interface Joined {
  readonly asks: Meets;
  /** The measures that it names, in order; fewer than two where the others were talked of. */
  readonly things: readonly Thing[];
  /** How many it says they are (三样); 0 where it does not say. */
  readonly counted: number;
  /** Whether they are plainly two of one text, or one beside what another text gives; null where neither is plain. */
  readonly among: 'text' | 'others' | null;
}
