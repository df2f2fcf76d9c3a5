import type { Draft } from '../answer/draft/draft.ts';
import type { Piece } from '../answer/join-drafts.ts';
import type { Considered } from './consider.ts';
import type { Memory } from './state.ts';
import { type Missed, missedBy } from './unanswered.ts';

/** One thing that a reply may be, what is remembered once it has gone out, and why it answers nothing, where it doesn't. */
export interface Way extends Piece {
  readonly memory: Memory;
  readonly missed: Missed | null;
}

/** `refused`: no draft of the reading has passed the gate, and this goes out instead. */
export function wayOf({ asked, decided, evidence, after }: Considered, draft: Draft, refused: boolean): Way {
  return { draft, asked, decided, memory: after(draft), missed: evidence && missedBy(evidence, draft, refused) };
}
