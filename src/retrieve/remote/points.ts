export interface SparseVector {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** What is kept of a passage: its terms by what each brings, its vector, and the number of its document. */
export interface Point {
  readonly id: number;
  readonly vector: { readonly words: SparseVector; readonly meaning?: readonly number[] };
  readonly payload: { readonly parent: number };
}

/** Points are searched by their words or by their meaning, among those of some documents or some points. */
export interface PointSearch {
  readonly query: SparseVector | readonly number[];
  readonly parents?: readonly number[] | undefined;
  readonly ids?: readonly number[] | undefined;
  readonly limit: number;
}

export interface Scored {
  readonly id: number;
  readonly score: number;
}

/** Where passages are kept as points, in collections, and ranked by products of vectors. Every call may fail with a StoreError. */
export interface Points {
  collections(): Promise<readonly string[]>;
  /** A collection of vectors of length 1 or nearly, compared by their product, and of words; one that is there already stays. */
  create(name: string, dimension: number): Promise<void>;
  put(name: string, points: readonly Point[]): Promise<void>;
  count(name: string): Promise<number>;
  drop(name: string): Promise<void>;
  /** The points of each search, best first. Those of given points are compared one by one, not looked for in a graph. */
  query(name: string, searches: readonly PointSearch[]): Promise<readonly (readonly Scored[])[]>;
}
