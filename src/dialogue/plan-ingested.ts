import type { Evidence } from '../answer/evidence/evidence.ts';
import { grantedTo } from '../answer/evidence/granted-by-texts.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';

/** So many clauses are told where it is asked what there is. */
const MOST = 3;

/** Asked what there is in a place of which texts are known and no measure of a rule fits: the clauses that grant it; null where none does. */
export function planIngested(evidence: Evidence, knowledge: Knowledge): Extract<Plan, { say: 'granted' }> | null {
  const { sums } = evidence;
  if (sums.fitting.some(({ standing, rule }) => standing !== 'past' && !sums.listed?.includes(rule.id))) return null;
  const all = grantedTo(evidence, knowledge);
  const [first, ...others] = all;
  if (!first) return null;
  const shown = [first, ...others.slice(0, MOST - 1)] as const;
  return { say: 'granted', granted: shown, further: sums.listed !== null, left: all.length > shown.length };
}
