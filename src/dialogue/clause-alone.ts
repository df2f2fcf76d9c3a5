import type { Ranked } from '../answer/evidence/evidence.ts';
import type { PlanOfClauses } from '../answer/evidence/plan-to-say.ts';

/** A clause is told, and nothing of it decided yet. */
export const clauseAlone = (of: Ranked): Extract<PlanOfClauses, { say: 'clauses' }> => ({
  say: 'clauses',
  used: [of],
  listed: false,
  notGranted: null,
  ruledOut: [],
  claims: [],
  relation: null,
  tier: null,
  lead: null,
  pace: null,
  on: [],
  leftOut: [],
  unsaid: [],
  provisions: [],
  uncoveredPlace: null,
});
