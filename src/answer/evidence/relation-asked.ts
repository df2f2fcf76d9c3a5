import type { Knowledge } from '../../knowledge/load.ts';
import type { Relation, RelationKind } from '../../knowledge/relations/relation.ts';
import { relationsOf } from '../../knowledge/relations/relations-of.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';

/** They limit having several at once. */
const LIMITS: ReadonlySet<RelationKind> = new Set(['one', 'highest']);

/**
 * What the text of an ingested document says of having several awards at once, where that is asked: a sentence of its last clauses holds for
 * all that it grants. Of two awards of the text a sentence on its own awards decides, of one beside another text's what it says of that.
 */
export function relationAsked(
  { own: { joined } }: Evidence,
  { clause, document }: Ranked,
  knowledge: Knowledge,
): Relation | null {
  if (!joined?.among || !isBare(document)) return null;
  const { among } = joined;
  const decides = ({ kind, scope, scopes }: Relation): boolean =>
    LIMITS.has(kind) &&
    (among === 'text' ? scope === 'same-document' : OTHERS.has(scope) && scopes.includes('same-document'));
  return relationsOf(clause, knowledge).find(decides) ?? null;
}
const OTHERS: ReadonlySet<Relation['scope']> = new Set(['same-kind', 'higher-level']);
