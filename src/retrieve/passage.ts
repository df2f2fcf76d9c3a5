import type { Weights } from './local/search/weights.ts';

/** A piece of text that can be found: a clause, an article, a paragraph. */
export interface Passage {
  readonly id: string;
  /** The document that it is part of; its words count as context. */
  readonly parent?: string;
  /** Heading, with the document's title before it. */
  readonly title?: string;
  readonly text: string;
  /** What people say when they mean it. */
  readonly asks?: readonly string[];
}

/** What policies say for what people say. */
export interface Alternative {
  readonly text: string;
  /** 1: as good as the words of the question. */
  readonly weight: number;
  /** The words of the question that it stands for. All alternatives of the same words count once: the best of them and the words themselves. */
  readonly of?: string;
}

export interface Query {
  readonly text: string;
  readonly also?: readonly Alternative[];
  /** Narrows before ranking: what it refuses takes no place and sets no scale. */
  readonly within?: (passage: { readonly id: string; readonly parent: string | undefined }) => boolean;
  /** The embedding of `text`, where the model can't be called synchronously. */
  readonly vector?: readonly number[];
  /** Other weights than those that ship, to measure what each part adds. */
  readonly weights?: Partial<Weights>;
  /** How many hits at most. */
  readonly limit: number;
}

export interface Hit {
  readonly id: string;
  readonly parent: string | undefined;
  /** Evidence summed (see fuse.ts): comparable within one question, not between questions. */
  readonly score: number;
  /** Worked out when first read. */
  readonly explain: Explanation;
}

/** What one term of the question brought. */
export interface TermGain {
  readonly term: string;
  /** 1 for a term of the question, more for a word, the alternative's weight for what stands for it. */
  readonly weight: number;
  readonly gain: number;
  /** Where the passage has it. */
  readonly fields?: readonly PassageField[];
}

export type PassageField = 'title' | 'text' | 'asks';

/** What each part added to a hit's score; `score` = terms + parent + vector, but for rounding. */
export interface Explanation {
  readonly terms: readonly TermGain[];
  readonly parent: {
    readonly id: string;
    readonly weight: number;
    readonly terms: readonly TermGain[];
    /** How many passages it has, and what that adds. */
    readonly passages: number;
    readonly sizeGain: number;
    /** weight × the sum of the terms' gains + sizeGain */
    readonly gain: number;
  } | null;
  readonly vector: { readonly weight: number; readonly cosine: number; readonly gain: number } | null;
}
