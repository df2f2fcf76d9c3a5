import { isBare } from '../answer/evidence/bare.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { planFitting } from './plan-fitting.ts';
import { planIngested } from './plan-ingested.ts';
import { planMost } from './plan-most.ts';

/** What fits the firm told of, whatever help it asks for; null where nothing does and an ingested text says what it asks. */
export function planAny(
  evidence: Evidence,
  of: { readonly most?: true },
  askPlace: string | null,
  knowledge: Knowledge,
): Plan | null {
  const list = planList(evidence, of, askPlace, knowledge);
  const isEmpty = list.say === 'what-fits' && list.fitting.shown.length + list.granted.length === 0;
  const [best] = evidence.ranked;
  return isEmpty && best && isBare(best.document) ? null : list;
}

/** What fits, or the most that it comes to together; before it what ingested texts say, where they are asked. */
export function planList(
  evidence: Evidence,
  { most }: { readonly most?: true },
  askPlace: string | null,
  knowledge: Knowledge,
): Plan {
  return planIngested(evidence, knowledge) ?? (most ? planMost : planFitting)(evidence, askPlace, knowledge);
}
