import { checkClaims } from '../answer/evidence/check-claims.ts';
import { closest, withBodies } from '../answer/evidence/choose-clauses.ts';
import type { Evidence, Ranked } from '../answer/evidence/evidence.ts';
import { forAnotherPlace } from '../answer/evidence/for-another-place.ts';
import { wordsMeasured } from '../answer/evidence/lead.ts';
import { placeUnwritten } from '../answer/evidence/place-unwritten.ts';
import type { PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import { targetStated } from '../answer/evidence/target-stated.ts';
import type { Knowledge } from '../knowledge/load.ts';

/** Where money, a place in a quota or a sanction is asked of what a text only aims at, that it is a target comes first; null elsewhere. */
export function planOfTarget(
  evidence: Evidence,
  best: Ranked,
  uncoveredPlace: PlanOfClauses['uncoveredPlace'],
  knowledge: Knowledge,
): PlanOfClauses | null {
  const { language } = knowledge;
  const { aspects } = evidence.question;
  if (aspects.includes('list')) return null;
  const [of = best] = closest(evidence);
  const isElsewhere = forAnotherPlace(evidence, of) !== null || placeUnwritten(evidence, of) !== null;
  const lead = isElsewhere ? null : targetStated(evidence, of, wordsMeasured(evidence, of), language);
  if (!lead) return null;
  const told = {
    ruledOut: [],
    claims: checkClaims(evidence, of, knowledge).filter(
      ({ said, verdict }) => verdict !== 'held' && verdict !== 'not-held' && said.start !== lead.said?.start,
    ),
    lead,
    on: [lead.held],
    leftOut: [],
    unsaid: [],
    tier: null,
    pace: null,
    relation: null,
    provisions: [],
    uncoveredPlace,
  };
  if (aspects.includes('office')) return { say: 'bodies', of: withBodies(evidence, of, language), ...told, on: [] };
  return { say: 'clauses', used: [of], listed: false, notGranted: null, ...told };
}
