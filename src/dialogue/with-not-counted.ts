import type { Evidence } from '../answer/evidence/evidence.ts';
import { type NotCounted, notCounted } from '../answer/evidence/not-counted.ts';
import type { Plan, PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseAlone } from './clause-alone.ts';
import { planFromText } from './plan-from-text.ts';

/** Plans that answer something else than whether the asker gets it. */
const OTHERWISE: ReadonlySet<Plan['say']> = new Set([
  'line',
  'counts',
  'title-stands',
  'path',
  'card',
  'one-fit',
  'changes',
  'until',
  'joined',
  'between-levels',
  'more-than-once',
  'sides',
  'each',
  'taken-down',
  'ceilings',
  'no-policies-of',
  'reach',
]);

/** What was told and set aside, where the measure hangs on it, is concluded from before all else, whatever was planned. */
export function withNotCounted(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  if (OTHERWISE.has(planned.say) || isElsewhere(planned)) return planned;
  const found = notCounted(evidence, knowledge);
  if (!found) return planned;
  if (found.by === 'sum' && planned.say === 'ask-fact' && planned.decided[0]?.rule === found.rule)
    return { ...planned, claims: [], line: false, notCounted: found };
  if (found.aside.why === 'supposed' && planned.say === 'sum')
    return { ...planned, claims: [], line: false, notCounted: found };
  return { ...ofClause(found, evidence, knowledge), notCounted: found };
}

/** It is said that the place shuts the asker out. */
const isElsewhere = (planned: Plan): boolean => 'lead' in planned && planned.lead?.lead === 'other-place';

/** The clause alone, with what else is asked and it leaves out. */
function ofClause({ of }: NotCounted, evidence: Evidence, knowledge: Knowledge): PlanOfClauses {
  const text = planFromText({ ...evidence, ranked: [of], candidates: [of] }, knowledge);
  const { unsaid, provisions } = text && 'unsaid' in text ? text : { unsaid: [], provisions: [] };
  return { ...clauseAlone(of), unsaid, provisions };
}
