import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Reply } from '../contract/reply.ts';
import type { MissedQuestion } from '../store/port.ts';

/** Why a question found no answer, and the nearest clause. */
export type Missed = Pick<MissedQuestion, 'why' | 'clause'>;

/** What a reply leaves unanswered; null where it answers or asks. */
export function missedBy(evidence: Evidence, reply: Reply, refused: boolean): Missed | null {
  const clause = reply.citations[0]?.clause ?? evidence.nearest?.clause.id ?? null;
  if (refused) return { why: 'refused', clause };
  if (reply.outcome === 'decline') {
    if (evidence.question.unheld.length > 0) return { why: 'document-not-held', clause };
    return { why: evidence.unheldRegion ? 'place-not-held' : 'nothing-held', clause };
  }
  if (reply.notices.some((n) => n.kind === 'rule-locked')) return { why: 'rule-locked', clause };
  return reply.text.includes('收录的条款没有写') ? { why: 'not-in-clause', clause } : null;
}
