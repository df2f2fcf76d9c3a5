import type { Evidence } from '../answer/evidence/evidence.ts';
import { paidTo } from '../answer/evidence/paid-to.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';

/** Where it is asked or put to whom something is given, that comes before what the clauses say, whatever else of them was planned. */
export function withRecipient(planned: Plan, evidence: Evidence, { language }: Knowledge): Plan {
  if (planned.say !== 'clauses' && planned.say !== 'unsaid') return planned;
  const of = planned.say === 'clauses' ? planned.used[0] : planned.of;
  const isTold = planned.ruledOut.length > 0 || planned.lead?.lead === 'other-place';
  const lead = isTold ? null : paidTo(evidence, of, language);
  if (!lead) return planned;
  // What is left out of a sum is told behind, where it was asked.
  const { beside: _, of: __, ...told } = planned.say === 'unsaid' ? planned : { ...planned, beside: null, of };
  return { ...told, say: 'clauses', used: [of], listed: false, notGranted: null, lead, tier: null, on: lead.on };
}
