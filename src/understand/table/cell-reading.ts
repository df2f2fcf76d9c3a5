import type { SlotValue } from '../slots/slot.ts';
import type { ColumnHeading } from './column-heading.ts';

/** What a cell says of a fact as `readGiven` takes it, or why it says nothing that can be used. */
export type CellReading = { readonly value: SlotValue | readonly string[] } | { readonly fault: string };

/** What the cells of one column are read by. */
export interface ColumnRead {
  readonly fact: string;
  /** The one title that the column is about. */
  readonly title: string | null;
  readonly heading: ColumnHeading;
}
