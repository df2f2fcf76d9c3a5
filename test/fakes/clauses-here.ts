import type { DeskParts } from '../../src/desk/desk-parts.ts';
import { held } from './knowledge.ts';

/** The clauses of the repository's knowledge, found by their id or by words of their text. */
export const clausesHere: Pick<DeskParts, 'nearClauses' | 'hasClause'> = {
  hasClause: (id) => held.clauses.has(id),
  nearClauses: async (words) =>
    [...held.clauses.values()]
      .filter(({ id, text }) => id === words || text.includes(words))
      .slice(0, 8)
      .map(({ id, document, locator, text }) => ({ id, title: document, source: locator, text })),
};
