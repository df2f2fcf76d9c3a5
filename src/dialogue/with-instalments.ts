import type { Evidence } from '../answer/evidence/evidence.ts';
import { instalmentsOf } from '../answer/evidence/instalments.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseAlone } from './clause-alone.ts';

/** Whether it is paid at once or in parts is asked, and a clause of the document says which: that, whatever else was planned of it. */
export function withInstalments(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  if (!REPLACED.has(planned.say)) return planned;
  const lead = instalmentsOf(evidence, knowledge);
  return lead ? { ...clauseAlone(lead.of), lead } : planned;
}

/** What tells a text, or finds none. */
const REPLACED: ReadonlySet<Plan['say']> = new Set([
  'clauses',
  'provisions',
  'unsaid',
  'bodies',
  'nothing-held',
  'premised',
  'what-fits',
  'granted',
]);
