import { documentOf, type Knowledge } from '../../knowledge/load.ts';

/** Whom a clause, by its id, names as in charge, the first `most` of them, else who issued its document; none where neither is known. */
export function officesOf(clause: string, most: number, knowledge: Knowledge): readonly string[] {
  const bodies = knowledge.clauses.get(clause)?.bodies ?? [];
  const issuer = documentOf(clause, knowledge)?.issuer;
  return bodies.length > 0 ? bodies.slice(0, most) : issuer ? [issuer] : [];
}
