import { answerEach, answerTogether } from '../answer/join-drafts.ts';
import { normalise } from '../language/normalise.ts';
import { questionsIn } from '../understand/questions-in.ts';
import type { Considered } from './consider.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { tryPlainly } from './try-readings.ts';
import { readingOf, type Way } from './way.ts';

/** Several questions of one message, each after the other, in one reply; null where it is one question, or one of them has to be asked back. */
export async function answerSeveral(raw: string, asOf: string, memory: Memory, on: Services): Promise<Way | null> {
  const questions = questionsIn(normalise(raw), on.knowledge.language);
  if (questions.length < 2 || memory.pending) return null;
  const answers: Considered[] = [];
  let known = memory;
  for (const { text: question } of questions) {
    const one = await tryPlainly(question, asOf, known, on);
    if (one.alone || one.draft.outcome === 'ask') return null;
    answers.push(one);
    known = one.after(one.draft);
  }
  const sources = new Set(answers.map((c) => `${c.draft.outcome} ${c.draft.citations.join()}`));
  const answered = answers.some((c) => c.draft.outcome === 'answer');
  if (!answered) return null;
  // What one clause answers is told once.
  const together = sources.size < 2 ? answerTogether(answers) : answerEach(answers);
  return { ...together, memory: known, missed: null, readings: answers.map(readingOf) };
}
