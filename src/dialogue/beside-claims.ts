import { isBare } from '../answer/evidence/bare.ts';
import type { Claim } from '../answer/evidence/claim-verdict.ts';
import type { Evidence, Ranked } from '../answer/evidence/evidence.ts';
import type { Lead } from '../answer/evidence/plan-to-say.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import type { Figure } from '../language/figure.ts';

/** 三年加起来50万: that the span is right tells nothing beside what is said of the sum. */
const isBesideOther = ({ said, verdict }: Claim, all: readonly Claim[]): boolean =>
  said.unit === 'year' &&
  all.some((other) => other.verdict === 'each-year' || (verdict === 'held' && other.said !== said));

/** 贷了400万，有100万拿去收别处的: of several sums one is no award that is held against the most. */
const isBesideSums = ({ said, verdict }: Claim, figures: readonly Figure[]): boolean =>
  verdict === 'not-held' && said.unit === 'CNY' && figures.some((f) => f.unit === 'CNY' && f.value !== said.value);

/** What comes of a figure answers nothing of what is asked. */
export const answersNothing = (
  claim: Claim,
  all: readonly Claim[],
  { own }: Pick<Evidence, 'own'>,
  { document }: Ranked,
): boolean =>
  isBesideOther(claim, all) ||
  decidesNothing(claim, document) ||
  (isBare(document) && isBesideSums(claim, own.figures));

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

/**
 * Where nothing but the text is held of a document, most figures beside its own are of the asker's case (干满五年就想搬走, 核下来四百八十万),
 * and that the text has or lacks the same figure decides nothing: of 150 such claims of questions that people labelled 55 answered them.
 */
const decidesNothing = (claim: Claim, document: PolicyDocument): boolean =>
  isBare(document) &&
  (OF_CASE.has(claim.verdict) || (claim.verdict === 'not-held' && !isHeldAgainst(claim.most, claim.said)));

/** 到手两年就停办 of a text that has five: the two beside each other tell what the asker looks for. */
const isHeldAgainst = (written: Figure | null, said: Figure): boolean =>
  written !== null && written.unit === said.unit && MEASURED.has(said.unit);

const OF_CASE: ReadonlySet<Claim['verdict']> = new Set(['held', 'elsewhere', 'another-case', 'no-such-year']);
const MEASURED: ReadonlySet<Figure['unit']> = new Set(['year', 'month', 'day', 'CNY', '%']);
