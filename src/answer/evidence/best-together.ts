import type { RelationKind } from '../../knowledge/relations/relation.ts';
import type { Fit } from './fit.ts';

/** The measures that pay an enterprise most together, of those that fit it. */
export interface BestTogether {
  /** What is sure first, then what is due, then what is open; the first tells in the last line of its reasoning what all come to. */
  readonly chosen: readonly Fit[];
  /** Of the chosen those whose sum is known and may be had for sure. */
  readonly surely: readonly Fit[];
  /** What is left out beside a chosen one (null: within a shared limit), and the clause that says so. */
  readonly dropped: readonly {
    readonly fit: Fit;
    readonly beside: Fit | null;
    readonly because: RelationKind;
    readonly clause: string;
  }[];
  /** Pairs of the chosen of which no text says for sure whether both may be had. */
  readonly unsaid: readonly (readonly [Fit, Fit])[];
  /** What is not counted, since no text limits its sum. */
  readonly unlimited: readonly Fit[];
  /** What is not counted, since it takes a title that is not held, or something that has not come about. */
  readonly afterTitles: readonly Fit[];
  /** The one whose question moves most money. */
  readonly asks: Fit | null;
}
