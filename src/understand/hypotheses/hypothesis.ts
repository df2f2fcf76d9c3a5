import type { Question } from '../question.ts';
import type { Act } from '../reading.ts';
import type { CaseSlots } from '../slots/case-slots.ts';
import type { Slot } from '../slots/slot.ts';
import type { Slip } from './homophones.ts';

/** A question read in its conversation. */
export interface Asking extends CaseSlots {
  /** The message alone: facts are read from it. */
  readonly own: Question;
  /** With what it takes from before: clauses are found for it. */
  readonly question: Question;
  /** What the message does, in order. */
  readonly acts: readonly Act[];
  /** Answers the question that we put. */
  readonly answers: boolean;
  /** Goes on with the measure before: an answer, a correction, facts of the case, another figure. */
  readonly continues: boolean;
  /** Asks nothing. */
  readonly states: boolean;
  /** Plainly tells facts; and whether they correct what was said before, or are not known for sure. */
  readonly tells: boolean;
  readonly corrects: boolean;
  readonly leavesOpen: boolean;
  /** Measures that it is known to be about; empty where they have to be found. */
  readonly measures: readonly string[];
}

/** One way to read a message. */
export interface Hypothesis {
  readonly how: 'as-handed-in' | 'as-written' | 'in-context' | 'as-it-sounds' | 'as-a-model-reads';
  readonly asking: Asking;
  /** The question that clauses are found for. */
  readonly question: Question;
  /** Words that were taken for others that sound like them. */
  readonly slips: readonly Slip[];
  /** Facts that a model pointed out in the asker's words. */
  readonly pointedOut: readonly Slot[];
}
