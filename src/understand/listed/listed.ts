/** One of several things that a message lists. */
export interface Listed {
  /** What the asker calls it: its number, a name; empty where it has none. */
  readonly label: string;
  /** What is told of all before the list and behind it, clause by clause. */
  readonly ofAll: readonly string[];
  /** What is told or asked of it alone, and what is asked of each. */
  readonly text: string;
  /** Nothing told of the others holds for it: it is another's, or a statement that is not vouched for. */
  readonly apart: boolean;
  /** One more of the same kind: it is asked of what answers the others. */
  readonly goesOn: boolean;
  /** A name that it is kept under as a client; null where it has none. */
  readonly client: string | null;
}
