/**
 * A hit's score is a sum of evidence: BM25 of the passage's character pairs, pairs that are words counting more; BM25 of the
 * whole document that it is part of; that document's size; and the cosine of the passage's vector and the question's.
 */
export interface Weights {
  /** A character pair that is a word, beside 1 for any other. */
  readonly word: number;
  /** BM25 of the whole document, beside 1 for the passage's own. */
  readonly parent: number;
  /** × the best own score × ln(1 + passages of the document ÷ SIZE_SCALE): a code is asked about more often than a notice. */
  readonly size: number;
  /** × the best own score × the cosine. */
  readonly vector: number;
}

/** Picked by cross-validation over two styles of questions at once (docs/retrieval.md); one configuration for all. */
export const WEIGHTS: Weights = { word: 1.6, parent: 1, size: 0.25, vector: 1 };
export const SIZE_SCALE = 100;
