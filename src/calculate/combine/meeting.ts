import { documentOf, type Knowledge, regionOfRule } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Relation } from '../../knowledge/relations/relation.ts';
import { relationsOf } from '../../knowledge/relations/relations-of.ts';
import { areNested, liesIn } from '../../language/region.ts';

/**
 * Whether two measures may be had together: both (`adds`), the greater alone or one of them (`barred`), perhaps not, where a text bars what is
 * of the same kind or project and does not tell whether they are (`depends`), of two places that no one is in (`apart`), or not said.
 */
export interface Meeting {
  readonly how: 'adds' | 'barred' | 'depends' | 'apart' | 'unsaid';
  /** What says so; null where nothing does. */
  readonly relation: Relation | null;
}

const BARS: ReadonlySet<Relation['kind']> = new Set(['difference', 'highest', 'one']);

const MET = new WeakMap<Knowledge, WeakMap<Rule, Map<Rule, Meeting>>>();

/** How two measures meet by what their texts and files say, read once; what names the other weighs before what speaks of its kind. */
export function meetingOf(a: Rule, b: Rule, knowledge: Knowledge): Meeting {
  const met = MET.get(knowledge) ?? new WeakMap<Rule, Map<Rule, Meeting>>();
  MET.set(knowledge, met);
  const ofOne = met.get(a) ?? new Map<Rule, Meeting>();
  met.set(a, ofOne);
  const known = ofOne.get(b) ?? read(a, b, knowledge);
  ofOne.set(b, known);
  return known;
}

function read(a: Rule, b: Rule, knowledge: Knowledge): Meeting {
  const [here, there] = [a, b].map((rule) => regionOfRule(rule, knowledge));
  if (here && there && !areNested(here, there)) return { how: 'apart', relation: null };
  const found = [
    ...relationsOf(a, knowledge).map((relation) => ({ relation, reach: reachOf(relation, a, b, knowledge) })),
    ...relationsOf(b, knowledge).map((relation) => ({ relation, reach: reachOf(relation, b, a, knowledge) })),
  ].filter(({ relation, reach }) => reach !== null && (BARS.has(relation.kind) || relation.kind === 'adds'));
  const sure = found.find(({ reach }) => reach === 'sure');
  const [best] = sure ? [sure] : found;
  if (!best) return { how: 'unsaid', relation: null };
  const { relation } = best;
  if (relation.kind === 'adds') return { how: sure ? 'adds' : 'depends', relation };
  return { how: sure ? 'barred' : 'depends', relation };
}

/** Whether what is said of one measure is said of another: surely, where that one is of the kind that is meant, or not at all. */
function reachOf(
  { scope, scopes, with: named, of, clause }: Relation,
  own: Rule,
  other: Rule,
  knowledge: Knowledge,
): 'sure' | 'maybe' | null {
  if (named.includes(other.id) || named.includes(other.clause)) return 'sure';
  if (scope === 'named' || scope === 'own') return null;
  const sameDocument = documentOf(own.clause, knowledge)?.id === documentOf(other.clause, knowledge)?.id;
  const alike = own.keywords.some((word) => other.keywords.includes(word));
  // What a clause says of its own parts says nothing of other clauses.
  const general = clause !== own.clause;
  if (sameDocument) {
    if (!scopes.includes('same-document') || !(general || own.clause === other.clause)) return null;
    return of === 'project' ? 'maybe' : 'sure';
  }
  const above = isAbove(regionOfRule(other, knowledge), regionOfRule(own, knowledge));
  if (scopes.includes('higher-level') && above) return alike ? 'sure' : 'maybe';
  if (scopes.includes('same-kind')) return alike ? 'sure' : 'maybe';
  return scopes.includes('same-project') && !scopes.includes('same-document') && alike ? 'maybe' : null;
}

const isAbove = (one: string | null, other: string | null): boolean =>
  other !== null && one !== other && (one === null || liesIn(other, one));
