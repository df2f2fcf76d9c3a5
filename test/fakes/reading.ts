import { EMPTY_MEMORY } from '../../src/dialogue/state.ts';
import type { Before } from '../../src/understand/before.ts';
import { readAsWritten } from '../../src/understand/hypotheses/as-written.ts';
import type { Asking } from '../../src/understand/hypotheses/hypothesis.ts';
import { shippedActTable } from '../../src/understand/learned/act-table.ts';
import { held, readTopics } from './knowledge.ts';

/** A question as it is written, read with the knowledge of this repository. */
export const readQuestion = (text: string, before: Before = EMPTY_MEMORY): Asking =>
  readAsWritten(text, before, '2026-11-25', {
    knowledge: held,
    readTopics,
    actTable: shippedActTable(),
  });
