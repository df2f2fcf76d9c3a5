import type { Clause } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import { cite, figure, type Writer } from '../draft/writer.ts';

/** Says what the clause pays in the case that the question tells; nothing where it tells none. */
export function sayTier(writer: Writer, due: Figure | null, clause: Clause): void {
  if (due) writer.say('您说的情形是', ofClause(clause.id, due), cite(clause), '。');
}

/** A figure as it stands in a clause. */
export const ofClause = (clause: string, { text, start, end }: Figure) =>
  figure(text, { origin: 'clause', clause, start, end });
