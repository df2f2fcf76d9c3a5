import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { caseDecided, usedBy } from './plan-case.ts';
import { planRecordedFacts } from './plan-recorded-facts.ts';

/** What is said to a message that only tells facts: what follows where a correction fails the one measure that is talked of (搞错了，今年是复核), else that they are taken down. */
export function planOfFacts(asking: Asking, evidence: Evidence, knowledge: Knowledge): Plan {
  return failsByCorrection(asking, evidence)
    ? caseDecided(evidence, usedBy(evidence, knowledge), null, knowledge)
    : planRecordedFacts(asking, evidence, knowledge);
}

function failsByCorrection({ corrects, slots }: Asking, { sums }: Evidence): boolean {
  const [only, ...others] = sums.decided;
  if (!corrects || !only || others.length > 0 || only.calculation.verdict !== 'ineligible') return false;
  const failed = only.calculation.steps.filter(({ holds }) => holds === false);
  const told = slots.filter(({ exactness }) => exactness !== 'partial').map(({ fact }) => fact);
  return failed.some(({ say, figures }) =>
    told.some((fact) => say.includes(fact) || figures.some(({ ref }) => ref === fact)),
  );
}
