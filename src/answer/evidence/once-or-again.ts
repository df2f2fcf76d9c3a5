import { type Knowledge, regionOfRule } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Relation } from '../../knowledge/relations/relation.ts';
import { relationsOf } from '../../knowledge/relations/relations-of.ts';
import { regionsAbove } from '../../language/region.ts';
import type { Evidence } from './evidence.ts';

/** What is said of having one measure more than once. */
export interface MoreThanOnce {
  readonly of: Rule;
  readonly relation: Relation;
}

/** What the text of the one measure that is named, else talked of, says of having it more than once, or with others of its kind. */
export function moreThanOnce({ question, sums }: Evidence, knowledge: Knowledge): MoreThanOnce | null {
  const { act, regions, talkedOf } = question;
  const { rules } = knowledge.book;
  const places = sums.placed ? [sums.placed] : regions.map(({ code }) => code);
  const codes = new Set(places.flatMap(regionsAbove));
  const isHere = (rule: Rule): boolean => codes.size === 0 || codes.has(regionOfRule(rule, knowledge) ?? '');
  const ids = act.act === 'together' ? act.of.flatMap(({ measures }) => measures) : [];
  const named = [...new Set(ids)].flatMap((id) => rules.get(id) ?? []).filter(isHere);
  const before = [...rules.values()].filter(({ clause }) => talkedOf.includes(clause));
  const [of, ...more] = named.length > 0 ? named : before;
  if (!of || more.length > 0) return null;
  const relation = relationsOf(of, knowledge).find(({ kind }) => kind !== 'cap');
  return relation ? { of, relation } : null;
}
