import type { Clause } from '../../knowledge/document.ts';
import type { Draft, Segment } from '../draft/draft.ts';
import { cite, Writer } from '../draft/writer.ts';
import type { Decided } from '../evidence/evidence.ts';
import { stepsOf } from './verdict.ts';

/** Of two enterprises the one that gets more, and by how much: the last step of its calculation. `words`: what the asker calls it. */
export function sayWhoGetsMore(words: Segment, more: Decided, clauses: readonly Clause[]): Draft {
  const writer = new Writer();
  writer.say('您说的“', words, '”这家更多。');
  writer.say(...stepsOf(more, 'change'), ...clauses.map(cite), '。');
  return writer.draft('answer');
}
