import type { Claim } from '../answer/evidence/claim-verdict.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import { heldFigureAt } from '../answer/evidence/figures-aligned.ts';
import { type CheckedFigure, type FiguresChecked, figuresChecked } from '../answer/evidence/figures-checked.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { type Premise, premisesOf } from '../answer/evidence/premise.ts';
import type { Clause } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Figure } from '../language/figure.ts';

/** What is led to by the conversation itself, or puts things side by side, holds no figure against a text. */
const APART: ReadonlySet<Plan['say']> = new Set([
  'one-fit',
  'card',
  'changes',
  'path',
  'sides',
  'places',
  'measures',
  'each',
  'impossible',
  'most',
  'joined',
  'what-fits',
]);

/** What says nothing of a policy has no place behind what was said of one. */
const SAYS_NOTHING: ReadonlySet<Plan['say']> = new Set(['taken-down', 'small-talk', 'which-policy', 'where']);

/** What tells of no case that is decided. */
const OF_TEXT: ReadonlySet<Plan['say']> = new Set([
  'clauses',
  'document',
  'unsaid',
  'bodies',
  'provisions',
  'ask-fact',
]);

/** What else is asked of the text; a case that nothing was told of is none. */
const BESIDE_CHECKED: ReadonlySet<Plan['say']> = new Set(['clauses', 'document', 'unsaid', 'bodies']);

/** Says of a figure by its value alone what is better said by what it is of. */
const isByValue = (claim: Claim, { premise }: Premise): boolean =>
  claim.verdict === 'held' ||
  (claim.verdict === 'another-case' && (claim.due === null || premise === 'of-another')) ||
  (claim.verdict === 'elsewhere' && claim.due === null) ||
  (claim.verdict === 'not-held' && claim.most === null && premise !== 'not-held');

/** Of what is paid to all together nothing is a ceiling of one, nor of another clause than the case is decided by; what is not had at all has none. */
function isCeilingOf({ id }: Clause, planned: Plan): boolean {
  if (planned.say === 'share') return false;
  if (planned.say !== 'sum') return true;
  return (
    planned.used.some(({ clause }) => clause.id === id) &&
    planned.decided.some(({ calculation }) => calculation.verdict === 'eligible')
  );
}

/** Whatever act was read, what comes of the figures that the message puts into the mouth of a policy is said first. */
export function withPremises(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  if (APART.has(planned.say)) return planned;
  const checked = OF_TEXT.has(planned.say) ? besideClaims(figuresChecked(evidence, knowledge), planned) : null;
  if (checked) {
    const judged = checked.each.map(({ said }) => said);
    const rest = BESIDE_CHECKED.has(planned.say) ? besidesThese(planned, judged, true) : null;
    return { say: 'checked', checked, rest };
  }
  const claims = 'claims' in planned ? planned.claims : [];
  const lead = 'lead' in planned ? planned.lead : null;
  const isJudged = (one: Premise) =>
    (one.premise === 'ceiling' && !isCeilingOf(one.held.clause, planned)) ||
    claims.some((claim) => claim.said.start === one.said.start && !isByValue(claim, one)) ||
    (lead?.lead === 'target' && lead.said?.start === one.said.start);
  const premises = premisesOf(evidence, knowledge).filter((one) => !isJudged(one));
  if (premises.length === 0) return planned;
  const judged = premises.flatMap((one) => ('not' in one ? [one.said, one.not] : [one.said]));
  const shown = premises.some(({ premise }) => premise !== 'not-held');
  return { say: 'premised', premises, rest: besidesThese(planned, judged, shown) };
}

/** Without those of which a clause tells more than whether it has the figure: how often it is paid, for what, or up to what; what its clause has for the case that is told is told with them. */
function besideClaims(checked: FiguresChecked | null, planned: Plan): FiguresChecked | null {
  if (!checked || planned.say !== 'clauses') return checked;
  const { clause } = planned.used[0];
  const each = checked.each.flatMap((one): readonly CheckedFigure[] => {
    const claim = planned.claims.find(({ said }) => said.start === one.said.start);
    if (!claim || one.verdict === 'wrong') return [one];
    if (MANNER.has(claim.verdict)) return [];
    const due = one.verdict === 'has' && claim.verdict === 'another-case' ? claim.due : null;
    const held = due && heldFigureAt(clause, due);
    return [held && one.verdict === 'has' ? { ...one, verdict: 'wrong', due: held } : one];
  });
  const isTold = each.some(({ verdict }) => verdict === 'right' || verdict === 'wrong');
  // Of two that are mixed up the document has both, each for something else.
  const areBothHeld = each.length === checked.each.length && each.every(({ verdict }) => verdict === 'has');
  return isTold || areBothHeld ? { ...checked, each } : null;
}

const MANNER: ReadonlySet<Claim['verdict']> = new Set([
  'another-pace',
  'each-year',
  'another-unit',
  'another-kind',
  'another-level',
  'only-part',
]);

/** What is left to be said; a recital adds nothing to the sentences in which the figures stand. */
function besidesThese(planned: Plan, judged: readonly Figure[], shown: boolean): Plan | null {
  if (SAYS_NOTHING.has(planned.say)) return null;
  if (!('claims' in planned)) return planned;
  const claims = planned.claims.filter((claim) => judged.every(({ start }) => start !== claim.said.start));
  const rest: Plan = { ...planned, claims };
  if (rest.say !== 'clauses') return rest;
  const tells =
    claims.length + rest.leftOut.length + rest.unsaid.length + rest.provisions.length + rest.ruledOut.length;
  const grantsNothing = rest.notGranted === 'amount' || rest.notGranted === 'money';
  if (shown && tells === 0 && (grantsNothing || rest.notGranted === null)) return null;
  return grantsNothing ? { ...rest, notGranted: null } : rest;
}
