import type { Alternative } from './passage.ts';

/** What is searched for, and among which documents. */
export interface ClauseQuery {
  readonly text: string;
  readonly also: readonly Alternative[];
  /** Ids. Narrows before ranking: what is of no such document takes no place and sets no scale. */
  readonly documents: ReadonlySet<string>;
  /** How many hits at most. */
  readonly limit: number;
}

export interface ClauseHit {
  readonly id: string;
  /** The document that it is part of. */
  readonly parent: string | undefined;
  /** Comparable within one question, not between questions. */
  readonly score: number;
}

/** An index of clauses as a conversation uses it, wherever it stands. */
export interface ClauseIndex {
  /** Best first. */
  search(query: ClauseQuery): Promise<readonly ClauseHit[]>;
  /** How many passages hold each of some words. */
  frequencies(words: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
