import type { Party } from '../../understand/parties.ts';
import type { Span } from '../../understand/span.ts';

/** Whom the sentence that is asked about gives to, and whom of those that the message puts it does not. */
export interface PaidTo {
  readonly lead: 'paid-to';
  readonly to: Party;
  readonly not: readonly Party[];
  readonly on: readonly Span[];
}
