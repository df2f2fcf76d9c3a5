import type { Fit } from './fit.ts';

/** The measures of a list that are due with a sum each, two at least. */
export interface DueTogether {
  readonly due: readonly Fit[];
  /** The last of them, which tells in the last line of its reasoning what all come to. */
  readonly last: Fit;
  /** A text says that they are had together. */
  readonly said: boolean;
  /** One of them is paid every year: the sum is of one. */
  readonly yearly: boolean;
}
