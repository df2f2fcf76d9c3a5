import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { planFromText } from './plan-from-text.ts';

/** What clauses that only come near a question say to it, where nothing else answers; what it is told from. */
export function orNear(
  planned: Plan,
  found: Evidence,
  knowledge: Knowledge,
): { readonly told: Plan; readonly evidence: Evidence } {
  if (planned.say !== 'nothing-held' || found.almost.length === 0) return { told: planned, evidence: found };
  const evidence = { ...found, ranked: found.almost };
  return { told: planFromText(evidence, knowledge) ?? planned, evidence };
}
