/** One cell of a table: its text, its number, a share written as a percentage (4% is 4), a day as `YYYY-MM-DD`; a formula counts as the value kept with it. */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly percent: number }
  | { readonly date: string }
  | { readonly fault: string };

/** The rows of a sheet as they stand; a row's place plus one is its number. */
export interface Table {
  readonly rows: readonly (readonly Cell[])[];
}

/** A cell that can't be used: its row and column as a spreadsheet counts them (`7`, `C`), the column's heading, what stands there, and why. */
export interface BadCell {
  readonly row: number;
  readonly column: string;
  readonly heading: string;
  readonly words: string;
  readonly why: string;
}

/**
 * What a column is used for: the name of the client, what the client does, or a fact; null where its heading is not understood or is left
 * out, `why` then says so. `title` is the one title that the column is about, where its cells say yes or no to it.
 */
export interface MappedColumn {
  readonly at: number;
  readonly heading: string;
  readonly use: 'name' | 'trade' | { readonly fact: string; readonly title: string | null } | null;
  readonly why: string | null;
}
