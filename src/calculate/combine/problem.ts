import type { Cap } from './pay-under-caps.ts';

/** What may be chosen, amounts in 分, each with the day that it has to be applied for by (ISO; null where none is known). */
export interface Problem {
  readonly amounts: readonly bigint[];
  readonly deadlines: readonly (string | null)[];
  /** Of each set at most one is chosen. */
  readonly exclusions: readonly (readonly number[])[];
  /** The first is had only with the second. */
  readonly requires: readonly (readonly [number, number])[];
  readonly caps: readonly Cap[];
}

/** Indices of what is chosen, ascending, and what it pays together in 分. */
export interface Selection {
  readonly chosen: readonly number[];
  readonly value: bigint;
}
