import type { Knowledge } from '../../knowledge/load.ts';
import type { Relation } from '../../knowledge/relations/relation.ts';
import { cite, name, type Pieces, quote } from '../draft/writer.ts';

/** How a relation of two measures is told, before the sentence that says it. */
export const VERDICT: Readonly<Record<Relation['kind'], string>> = {
  adds: '能同时拿',
  highest: '不能都拿，就高取其中之一',
  difference: '不能都拿全额，只补差额',
  one: '不能都拿，只能取其中之一',
  once: '不能重复拿',
  requires: '要先拿到前面那项',
  cap: '能拿，但合计有上限',
};
/** The sentence that says it, quoted. */
export function quoteRelation({ clause, start, end, words }: Relation, { clauses }: Knowledge): Pieces {
  const held = clauses.get(clause);
  if (!held) return [];
  const inText = held.text.slice(start, end) === words;
  return ['“', inText ? quote(held, start, end) : name(held.heading), '”', cite(held)];
}
