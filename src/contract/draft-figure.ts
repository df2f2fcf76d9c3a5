/** A figure of a person's own words. `bound` is the clause or rule that it rests on, `asked` or `as-of`; null where it rests on nothing held. */
export interface DraftFigure {
  readonly text: string;
  /** UTF-16 units in the words. */
  readonly start: number;
  readonly end: number;
  readonly bound: string | null;
}
