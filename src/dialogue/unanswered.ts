import { type Draft, statementsOf } from '../answer/draft/draft.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import type { MissedQuestion } from '../store/port.ts';

/** Why a question found no answer, and the nearest clause. */
export type Missed = Pick<MissedQuestion, 'why' | 'clause'>;

/** What a draft leaves unanswered; null where it answers or asks. */
export function missedBy(evidence: Evidence, draft: Draft, refused: boolean): Missed | null {
  const clause = draft.citations[0] ?? evidence.nearest?.clause.id ?? null;
  if (refused) return { why: 'refused', clause };
  if (draft.outcome === 'decline') {
    if (evidence.question.unknownNumbers.length > 0) return { why: 'document-not-held', clause };
    return { why: evidence.uncoveredRegion ? 'place-not-held' : 'nothing-held', clause };
  }
  if (draft.notices.some((n) => n.kind === 'rule-locked')) return { why: 'rule-locked', clause };
  const unsaid = statementsOf(draft).some((s) =>
    s.some((x) => x.kind === 'text' && x.text.includes('收录的条款没有写')),
  );
  return unsaid ? { why: 'not-in-clause', clause } : null;
}
