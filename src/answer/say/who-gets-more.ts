import type { Clause } from '../../knowledge/document.ts';
import { cite, Writer } from '../draft/writer.ts';
import type { Decided } from '../evidence/evidence.ts';
import type { Piece } from '../join-drafts.ts';
import { stepsOf } from './verdict.ts';

/** Of two enterprises the one that gets more, and by how much: the last step of its calculation. `name`: what the asker calls it. */
export function sayWhoGetsMore(name: string, more: Decided, clauses: readonly Clause[]): Piece {
  const writer = new Writer();
  const asked = `\n${name}`;
  writer.say('您说的“', { kind: 'words', text: name, start: 1, end: asked.length }, '”这家更多。');
  writer.say(...stepsOf(more, 'change'), ...clauses.map(cite), '。');
  return { draft: writer.draft('answer'), asked, decided: [more] };
}
