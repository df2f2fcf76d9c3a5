import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';

/** Nothing but its text is known of a document: nobody wrote what people ask for its clauses, and no measure rests on them. */
export function isBare({ id, clauses }: PolicyDocument, { book }: Pick<Knowledge, 'book'>): boolean {
  return (
    clauses.every(({ asks }) => asks.length === 0) &&
    ![...book.rules.values()].some(({ clause }) => clause.startsWith(`${id}#`))
  );
}
