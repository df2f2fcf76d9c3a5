import type { DeskParts } from '../../src/desk/desk-parts.ts';
import { held } from './knowledge.ts';
import { citationOf } from './replies.ts';

/** The clauses of the repository's knowledge, found by their id or by words of their text. */
export const clausesHere: Pick<DeskParts, 'nearClauses' | 'hasClause' | 'cardsOn' | 'nameOf'> = {
  cardsOn: (id) => (id === citationOf(1).clause ? [{ title: '贷款贴息', text: '贷款贴息\n给多少：50万元' }] : []),
  nameOf: (id) => held.book.rules.get(id)?.title ?? held.clauses.get(id)?.locator ?? null,
  hasClause: (id) => held.clauses.has(id),
  nearClauses: async (words) =>
    [...held.clauses.values()]
      .filter(({ id, text }) => id === words || text.includes(words))
      .slice(0, 8)
      .map(({ id, document, locator, text }) => ({ id, title: document, source: locator, text })),
};
