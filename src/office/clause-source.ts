import type { Knowledge } from '../knowledge/load.ts';

/** A clause as a clerk names it: the document's number, else its title, with the place in it; its id where it is not held. */
export function clauseSource(clause: string, { clauses, documents }: Pick<Knowledge, 'clauses' | 'documents'>): string {
  const held = clauses.get(clause);
  const document = held && documents.get(held.document);
  return document ? `${document.number ?? `《${document.title}》`} ${held.locator}` : clause;
}
