import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { priceAtLeast } from '../answer/evidence/worked.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseAlone } from './clause-alone.ts';

/** A price is told of which a clause lets a share be asked: what that comes to, whatever is still unknown of the case. */
export function withPrice(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  if (planned.say !== 'ask-fact' && planned.say !== 'sum' && planned.say !== 'clauses') return planned;
  const [of] = planned.used;
  const lead = priceAtLeast(evidence, of, knowledge);
  return lead ? { ...clauseAlone(of), lead } : planned;
}
