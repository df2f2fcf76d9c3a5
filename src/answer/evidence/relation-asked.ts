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
  const all = relationsOf(clause, knowledge);
  const limit = all.find(decides) ?? null;
  const madeUp = all.find(({ kind, scope }) => kind === 'difference' && OTHERS.has(scope));
  // 低于本办法标准的可以补足差额；高于的不再补助: what another pays less is made up for, and what it pays more limits no two awards of the text.
  const goesOn = limit !== null && madeUp?.clause === limit.clause && madeUp.end === limit.start;
  if (among === 'text') return goesOn ? null : limit;
  return limit && madeUp ? madeUp : limit;
}
const OTHERS: ReadonlySet<Relation['scope']> = new Set(['same-kind', 'higher-level']);
