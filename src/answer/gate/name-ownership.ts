import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import { isPartOf } from '../../knowledge/provision.ts';
import { isRegionName, regionName } from '../../language/region.ts';
import type { Basis } from './binding.ts';

/**
 * True where a name may stand beside what its statement cites: a body, a heading, an issuer or a place that belongs to
 * clauses and documents belongs to one of those cited. A statement that cites nothing may name anything.
 */
export function belongs(name: string, cited: ReadonlySet<string>, basis: Basis): boolean {
  if (cited.size === 0) return true;
  const own = isRegionName(name) || ownedNames(basis).has(name);
  return (
    !own || [...cited].some((id) => namesAround(basis.clauses.get(id), basis).has(name) || headsItem(name, id, basis))
  );
}

/** A name is the heading of an item that a clause leads in. */
function headsItem(name: string, whole: string, { clauses, documents }: Basis): boolean {
  const document = documents.get(clauses.get(whole)?.document ?? '');
  return document?.clauses.some(({ id, heading }) => heading === name && isPartOf(id, whole)) ?? false;
}

function namesAround(clause: Clause | undefined, basis: Basis): Set<string> {
  const document = clause && basis.documents.get(clause.document);
  return new Set([...(clause ? namesIn(clause) : []), ...(document ? namesOf(document) : [])]);
}

const namesIn = (clause: Clause): string[] => [clause.heading, ...clause.bodies];
const namesOf = ({ issuer, region }: PolicyDocument): string[] => [
  ...(issuer ? [issuer] : []),
  ...(region ? [regionName(region)] : []),
];

/** Every name that some clause or document owns; worked out once for a knowledge base. */
function ownedNames({ clauses, documents }: Basis): ReadonlySet<string> {
  let owned = OWNED.get(clauses);
  if (!owned) {
    owned = new Set([...[...clauses.values()].flatMap(namesIn), ...[...documents.values()].flatMap(namesOf)]);
    OWNED.set(clauses, owned);
  }
  return owned;
}
const OWNED = new WeakMap<ReadonlyMap<string, Clause>, ReadonlySet<string>>();

/** The clauses of the measures that print a name as their title or ask a fact by it: a figure in it is theirs, wherever it is printed. */
export function clausesPrinting(name: string, { book }: Basis): readonly string[] {
  return [...(book?.rules.values() ?? [])]
    .filter(
      ({ title, conditions, award }) => title === name || JSON.stringify([conditions, award]).includes(`"${name}"`),
    )
    .map(({ clause }) => clause);
}
