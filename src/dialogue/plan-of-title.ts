import type { Evidence, Ranked } from '../answer/evidence/evidence.ts';
import type { PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import { titleOnlyAsked } from '../answer/evidence/title-only.ts';

/** Where the clause that is asked for is held by its heading alone, that it is so; null elsewhere. */
export function planOfTitle(
  evidence: Evidence,
  best: Ranked,
  uncoveredPlace: PlanOfClauses['uncoveredPlace'],
): PlanOfClauses | null {
  const of = titleOnlyAsked(evidence, best);
  if (!of) return null;
  return {
    say: 'clauses',
    used: [of],
    listed: false,
    notGranted: null,
    ruledOut: [],
    relation: null,
    claims: [],
    lead: null,
    pace: null,
    on: [],
    leftOut: [],
    unsaid: [],
    tier: null,
    provisions: [],
    uncoveredPlace,
  };
}
