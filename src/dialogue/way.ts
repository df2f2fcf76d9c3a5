import type { Draft } from '../answer/draft/draft.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { PartialReply } from '../answer/join-drafts.ts';
import type { Question } from '../understand/question.ts';
import type { Reading } from '../understand/reading.ts';
import type { Considered } from './consider.ts';
import type { Memory } from './state.ts';
import { missedBy, type WhyMissed } from './unanswered.ts';

/** One thing that a reply may be, what is remembered once it has gone out, and why it answers nothing, where it doesn't. */
export interface Way extends PartialReply {
  readonly memory: Memory;
  /** Of clients told of in it, what is known of each after it. */
  readonly clients?: ReadonlyMap<string, Memory>;
  readonly missed: WhyMissed | null;
  /** How the question was read that it answers, part by part. */
  readonly readings: readonly Reading[];
  /** What it answers; left out where enterprises or blanks are listed. */
  readonly of?: QuestionAnswered;
}

/** A question, by itself and in its context, and in what manner it is answered. */
export interface QuestionAnswered {
  readonly own: Question;
  readonly question: Question;
  readonly say: Plan['say'];
  /** It is answered that what is asked is not what is held. */
  readonly denied: boolean;
}

/** `refused`: no draft of the reading has passed the gate, and this goes out instead. */
export function wayOf(considered: Considered, draft: Draft, refused: boolean): Way {
  const { planned, asked, decided, evidence, after } = considered;
  const missed = missedBy(planned, evidence, draft, refused);
  const of = questionAnswered(considered);
  return { draft, asked, decided, memory: after(draft), missed, readings: [readingTaken(considered)], of };
}

/** How a question was read where it led. */
export function readingTaken({ hypothesis: { asking } }: Considered): Reading {
  const { own, acts, slots, residue } = asking;
  return { text: own.wording, acts, slots, residue };
}

/** The question of a reading. */
export const questionAnswered = ({ hypothesis: { asking, question }, planned }: Considered): QuestionAnswered => ({
  own: asking.own,
  question,
  say: planned.say,
  denied: planned.say === 'clauses' && (planned.notGranted !== null || planned.lead?.lead === 'other-place'),
});
