import type { Figure } from '../../language/figure.ts';
import type { AgainstGrant } from '../../understand/against-grant.ts';
import type { Polar, Treatment } from '../../understand/polar.ts';
import type { Span } from '../../understand/span.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { AgainstLine } from './against-line.ts';
import type { LikelyVerdict } from './verdict/verdict-table.ts';

/** What answers a question of yes or no before the sentence of a clause that bears on it, each no more than is sure. */
export type PolarVerdict = { readonly on: readonly Span[] } & (
  | AgainstLine
  /** No clause of the document speaks of such a treatment. */
  | { readonly lead: 'no-treatment'; readonly treatment: Treatment; readonly words: QuotedStretch }
  /** What is told speaks against a grant, and the document does not name it. */
  | { readonly lead: 'falls-short'; readonly words: AgainstGrant }
  /** A sum that is claimed: more than the clause pays at most, or one that nothing held comes to. */
  /** `pays`: the sentence that is quoted for it tells what is paid. */
  | { readonly lead: 'sum-claimed'; readonly said: Figure; readonly most: Figure | null; readonly pays: boolean }
  /** The thing that is asked to count stands in the sentence. */
  | { readonly lead: 'named'; readonly words: readonly QuotedStretch[] }
  /** What is paid once is asked for again. */
  | { readonly lead: 'once-only' }
  /** The message names nothing that a clause could be of. */
  | { readonly lead: 'unnamed' }
  /** The sentence refuses what is asked; `inclusion`: whether it counts. */
  | { readonly lead: 'refused'; readonly inclusion: boolean }
  /** Of an ingested document: what it writes, by the clause that is meant, or by the one that comes nearest; and what that likely says to the question. */
  | {
      readonly lead: 'as-written';
      readonly put: Polar['put'];
      readonly meant: boolean;
      readonly likely: LikelyVerdict | null;
    }
  /** Nothing of it is decided; `favoured`: leave is asked for, and the sentence is in favour. */
  | { readonly lead: 'undecided'; readonly put: Exclude<Polar['put'], 'has'> | 'favoured' }
);
