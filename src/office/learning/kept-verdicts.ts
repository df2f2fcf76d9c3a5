import type { Reply } from '../../contract/reply.ts';
import type { Transaction } from '../../store/port.ts';
import { judgeReply } from './judge-reply.ts';
import { KEPT_QUESTIONS } from './learned.ts';

/** How a kept question fares: whether it was answered by its clause when that was last looked at, and what is wrong now, nothing where it still is. */
export interface Verdict {
  readonly id: string;
  readonly question: string;
  readonly clause: string;
  readonly passed: boolean;
  readonly faults: readonly string[];
}

/** Answers a question as on a day (ISO). */
export type Ask = (question: string, asOf: string) => Promise<Reply>;

export const questionsWithVerdicts = (tx: Transaction) => KEPT_QUESTIONS.all(tx, null);

/** Puts each kept question to the assistant. */
export async function tryKept(kept: Awaited<ReturnType<typeof questionsWithVerdicts>>, ask: Ask): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { id, value } of kept) {
    const { question, clause, asOf, passes } = value;
    const faults = judgeReply({ outcome: ['answer'], clause }, [question], await ask(question, asOf));
    verdicts.push({ id, question, clause, passed: passes, faults });
  }
  return verdicts;
}

/** Those that were answered and are no longer. */
export const brokenIn = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.filter(({ passed, faults }) => passed && faults.length > 0);

/** Writes down how the questions fare. `gains` alone: what is answered no longer stays as it was, so that the next reindex tells of it. */
export async function keepVerdicts(
  tx: Transaction,
  verdicts: readonly Verdict[],
  which: 'all' | 'gains',
): Promise<void> {
  for (const { id, faults } of verdicts) {
    const kept = await KEPT_QUESTIONS.get(tx, id);
    const passes = faults.length === 0;
    if (!kept || kept.value.passes === passes || (!passes && which === 'gains')) continue;
    await KEPT_QUESTIONS.put(tx, { ...kept, value: { ...kept.value, passes } });
  }
}
