import type { Draft } from '../answer/draft/draft.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { MissedQuestion } from '../store/port/unanswered.ts';

/** Why a question found no answer, and the nearest clause. */
export type WhyMissed = Pick<MissedQuestion, 'why' | 'clause'>;

/** What a draft leaves unanswered; null where it answers or asks. */
export function missedBy(planned: Plan, evidence: Evidence, draft: Draft, refused: boolean): WhyMissed | null {
  const clause = draft.citations[0] ?? evidence.nearest?.clause.id ?? null;
  if (refused) return { why: 'refused', clause };
  if (draft.outcome === 'decline') {
    if (evidence.question.unknownNumbers.length > 0) return { why: 'document-not-held', clause };
    return { why: evidence.uncoveredRegion ? 'place-not-held' : 'nothing-held', clause };
  }
  if (draft.notices.some((n) => n.kind === 'rule-locked')) return { why: 'rule-locked', clause };
  return leavesOut(planned) ? { why: 'not-in-clause', clause } : null;
}

/** Some of what is asked the clauses leave out or do not grant. */
function leavesOut(planned: Plan): boolean {
  const told = planned.say === 'document' ? planned.also : planned;
  if (!told || !('leftOut' in told)) return false;
  const granted = told.say !== 'clauses' || told.notGranted === null;
  return !granted || told.leftOut.length + told.unsaid.length > 0;
}
