import type { Figure } from '../../language/figure.ts';
import type { Span } from '../../understand/span.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';

/** What a clause says to what a question turns on, where its words alone would leave that to be read out of them. */
export type AnswerToFocus = { readonly on: readonly Span[] } & (
  | {
      /** The share of a price is the least that something may be set at; `not`: the price that the message names, where it is another. */
      readonly lead: 'price-floor';
      readonly held: Figure;
      readonly not: QuotedStretch | null;
    }
  | {
      /** It writes neither these words nor anything as sure as they are; `certain`: they put something up as sure. */
      readonly lead: 'not-written';
      readonly words: readonly QuotedStretch[];
      readonly certain: boolean;
    }
  | {
      /** It leaves the terms to others: 符合条件的. */
      readonly lead: 'open-terms';
      readonly open: OpenTerms;
    }
);

/** What a clause leaves open, each a class of knowledge/language/words.yaml. */
export const TERMS_OPEN = ['open-conditions', 'open-scarce', 'open-choice', 'open-rules'] as const;
type OpenTerms = (typeof TERMS_OPEN)[number];
