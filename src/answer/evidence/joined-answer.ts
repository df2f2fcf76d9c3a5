import type { Meeting } from '../../calculate/combine/meeting.ts';
import type { Figure } from '../../language/figure.ts';
import type { Meets } from '../../understand/joined/supports-joined.ts';
import type { Decided } from './evidence.ts';
import type { JoinedMeasure } from './joined-measures.ts';

/** One of several supports, decided by what is known of the case. */
export interface JoinedPart extends JoinedMeasure {
  readonly decided: Decided | null;
  /** What the asker told of their own case is of it alone, so that it may be worked out. */
  readonly own: boolean;
}

/** How two of them meet. */
export interface PairMet extends Meeting {
  readonly both: readonly [JoinedPart, JoinedPart];
}

/** What texts say of several supports that are asked to be had together. */
export interface JoinedAnswer {
  readonly asks: Meets;
  /** Whether they share a ceiling is asked. */
  readonly pool: boolean;
  readonly parts: readonly JoinedPart[];
  /** More are said to be had than are recognised. */
  readonly missing: boolean;
  readonly met: readonly PairMet[];
  /** A total that is put up, and whether it is what their ceilings come to; null where none is. */
  readonly claimed: { readonly said: Figure; readonly isSum: boolean } | null;
  /** The last of them, with what all come to at most as the last line of its reasoning; null where no total is asked. */
  readonly total: Decided | null;
}
