import { betweenLevels } from '../answer/evidence/between-levels.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import { moreThanOnce } from '../answer/evidence/once-or-again.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { planCase } from './plan-case.ts';

/** What is still due beside what was told as had; else whether the support of two governments may be had together, the place first where it is not known; else what is said of having one more than once. */
export function planTogether(evidence: Evidence, askPlace: string | null, knowledge: Knowledge): Plan | null {
  if (evidence.sums.toldHad.length > 0 && evidence.own.aspects.includes('amount')) return planCase(evidence, knowledge);
  const between = betweenLevels(evidence, knowledge);
  if (between === 'place') return askPlace === null ? null : { say: 'where', opens: false, ask: askPlace };
  if (between !== null) return { say: 'between-levels', between };
  const again = moreThanOnce(evidence, knowledge);
  return again && { say: 'more-than-once', again };
}
