import type { DueTogether } from './due-together.ts';
import type { Fit } from './fit.ts';

/** The measures that fit an enterprise, best first. */
export interface Fitting {
  /** The few that are told in full. */
  readonly shown: readonly Fit[];
  /** What else there is; on a page of it, what comes after. */
  readonly rest: readonly Fit[];
  /** Those of trades near to the asker's: for whoever does that himself. */
  readonly nearby: readonly Fit[];
  /** A trade of the asker's of which their texts leave unsaid whether it counts, as a reply calls it; null where there is none such. */
  readonly unsaidOf: string | null;
  /** They are a further page of what there is. */
  readonly further: boolean;
  /** A trade that was told and that no measure in force is for, as a reply calls it; null where there is none such. */
  readonly noneFor: string | null;
  /** Such an enterprise seldom has the titles that the measures want. */
  readonly seldom: boolean;
  /** What is told is for whoever has a thing in hand that the asker did not tell of. */
  readonly ofPlan: boolean;
  /** What was asked for stands in no clause: they are told in its stead. */
  readonly instead: boolean;
  /** What those that are due come to; null where fewer than two are. */
  readonly together: DueTogether | null;
  /** Titles that are held and that no measure of the place pays for; told where nothing is due. */
  readonly idle: readonly string[];
  /** Nothing is due, and what is shown is what the figures told rule out. */
  readonly ruledOut: boolean;
  /** The one whose question is put. */
  readonly asks: Fit | null;
}
