import { answerToFocus, priceOfAnother } from '../answer/evidence/answer-to-focus.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan, PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseAlone } from './clause-alone.ts';

/** A clause that would be recited alone is told behind what it says to what the question turns on. */
export function withFocus(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  if (planned.say === 'unsaid' || planned.say === 'clauses') {
    const of = planned.say === 'unsaid' ? planned.of : planned.used[0];
    const price = priceOfAnother(evidence, of, planned.leftOut, knowledge.language);
    if (price?.lead === 'price-floor' && planned.claims.length === 0) {
      const leftOut = planned.leftOut.filter(({ start }) => start !== price.not?.start);
      return { ...clauseAlone(of), uncoveredPlace: planned.uncoveredPlace, lead: price, on: price.on, leftOut };
    }
  }
  if (planned.say !== 'clauses' || !isRecital(planned)) return planned;
  const [first] = planned.used;
  const lead = answerToFocus(evidence, first, knowledge);
  if (!lead) return planned;
  return { ...planned, lead, used: [first], on: lead.on.length > 0 ? lead.on : planned.on };
}

/** Nothing is said before the words of the clauses. */
function isRecital(planned: Extract<PlanOfClauses, { say: 'clauses' }>): boolean {
  const { claims, lead, leftOut, unsaid, provisions, ruledOut, relation, pace, tier, notGranted, listed } = planned;
  const tells = claims.length + leftOut.length + unsaid.length + provisions.length + ruledOut.length;
  return tells === 0 && !listed && [lead, relation, pace, tier, notGranted].every((one) => one === null);
}
