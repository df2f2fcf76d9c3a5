import type { Span } from '../../../understand/span.ts';
import { isBare } from '../bare.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import { shippedStatedTable } from './stated-table.ts';

/** What is less likely left unsaid the clause says. */
const SAID = 0.15;

/** Whether a clause of a document whose questions are known surely says, in whatever words, what the point asks in which a name stands. */
export const surelySays = ({ clause, document }: Ranked, name: Span, { own }: Pick<Evidence, 'own'>): boolean =>
  !isBare(document) &&
  own.points.some(
    (point) =>
      point.start <= name.start && name.end <= point.end && shippedStatedTable().unsaid(point.text, clause) < SAID,
  );
