import type { Claim } from '../answer/evidence/claim-verdict.ts';
import type { Lead } from '../answer/evidence/plan-to-say.ts';

/** 三年加起来50万: that the span is right tells nothing beside what is said of the sum. */
export const isBesideOther = ({ said, verdict }: Claim, all: readonly Claim[]): boolean =>
  said.unit === 'year' &&
  all.some((other) => other.verdict === 'each-year' || (verdict === 'held' && other.said !== said));

/** A figure that is denied is no answer. */
export const isDenied = (claim: Claim, lead: Lead): boolean =>
  claim.verdict === 'another-case' &&
  claim.due === null &&
  lead.lead === 'figure' &&
  lead.figure.value === claim.said.value;

/** What is said first leaves nothing to be said of a claim. */
export const isDecidedBy = (claim: Claim, lead: Lead | null): boolean =>
  lead !== null && DECIDES.has(lead.lead) && (claim.verdict === 'held' || claim.verdict === 'ceiling');

/** What is said of a claim tells the lead already, or what it would tell is no answer. */
export const takesPlaceOf = (claim: Claim, { lead }: Lead): boolean =>
  claim.verdict === 'another-level' ||
  claim.verdict === 'total' ||
  (claim.verdict === 'another-kind' && lead === 'figure') ||
  (claim.verdict === 'not-held' && claim.most !== null);

const DECIDES: ReadonlySet<Lead['lead']> = new Set(['which-of', 'recurrence', 'reading', 'place-unwritten']);
