import type { Evidence } from '../answer/evidence/evidence.ts';
import { mannerDenied } from '../answer/evidence/manner-denied.ts';
import type { Plan, PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseAlone } from './clause-alone.ts';

/** A clause that is told, and that writes the contrary of how something is claimed to be given: that first. */
export function withManner(planned: Plan, { question }: Evidence, { language }: Knowledge): Plan {
  const told = planned.say === 'premised' ? planned.rest : planned;
  if (!told || !tellsClause(told)) return planned;
  const of = told.say === 'clauses' ? told.used[0] : told.of;
  if (told.lead?.lead === 'other-place' || told.ruledOut.length > 0) return planned;
  const lead = mannerDenied(question, of.clause, language);
  if (!lead) return planned;
  const claims = told.claims.filter(({ verdict }) => verdict !== 'held');
  const straight: PlanOfClauses = {
    ...clauseAlone(of),
    lead,
    claims,
    unsaid: told.unsaid,
    provisions: told.provisions,
    uncoveredPlace: told.uncoveredPlace,
    notGranted: told.say === 'clauses' ? told.notGranted : null,
  };
  return planned.say === 'premised' ? { ...planned, rest: straight } : straight;
}

const tellsClause = (planned: Plan): planned is Extract<PlanOfClauses, { say: 'clauses' | 'unsaid' | 'provisions' }> =>
  planned.say === 'clauses' || planned.say === 'unsaid' || planned.say === 'provisions';
