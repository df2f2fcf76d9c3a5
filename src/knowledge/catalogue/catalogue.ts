import { UNCONFIRMED } from '../../language/unconfirmed.ts';
import type { Clause, PolicyDocument } from '../document.ts';
import type { Knowledge } from '../load.ts';
import { isPartOf, leadsIn } from '../provision.ts';
import { relationsOf } from '../relations/relations-of.ts';
import { encouragedIn } from './encouraged.ts';
import type { Measure } from './facet.ts';
import { type FacetReader, facetReader } from './facet-reader.ts';
import { findGrants } from './find-grants.ts';
import type { Grant } from './grant.ts';
import { joinRules } from './join-rules.ts';
import { measureFrom } from './measure-from.ts';
import { surroundingsIn } from './read-facets.ts';
import { type SentencePart, segmentsOf } from './segments.ts';
import { splitSides } from './split-sides.ts';
import { statedMeasures } from './stated-measures.ts';

/** What the catalogue is built from. */
export type Catalogued = Pick<Knowledge, 'clauses' | 'documents' | 'book' | 'language'>;

const BUILT = new WeakMap<ReadonlyMap<string, Clause>, Map<string, readonly Measure[]>>();

/** Every measure of every held policy, in the order of the clauses; read when it is first asked for. */
export const catalogueOf = (knowledge: Catalogued): readonly Measure[] =>
  [...knowledge.clauses.values()].flatMap((clause) => measuresOf(clause, knowledge));

/** The measures that a clause grants, read once. */
export function measuresOf(clause: Clause, knowledge: Catalogued): readonly Measure[] {
  const built = BUILT.get(knowledge.clauses) ?? new Map<string, readonly Measure[]>();
  BUILT.set(knowledge.clauses, built);
  const known =
    built.get(clause.id) ??
    joinRules(clause, read(clause, knowledge), knowledge).map((m) => related(m, clause, knowledge));
  built.set(clause.id, known);
  return known;
}

/** The measure of an id: a rule's, or a clause's with its ordinal. */
export function measureCalled(id: string, knowledge: Catalogued): Measure | undefined {
  const clause = knowledge.clauses.get(
    knowledge.book.rules.get(id.replace(/~\d+$/, ''))?.clause ?? id.replace(/~\d+$/, ''),
  );
  return clause && measuresOf(clause, knowledge).find((measure) => measure.id === id);
}

/** A measure with what is said of other support beside it, read when it is first asked for. */
function related(measure: Measure, clause: Clause, knowledge: Catalogued): Measure {
  let known: Measure['relations'] | undefined;
  return {
    ...measure,
    get relations() {
      known ??= relationsOf((measure.rule && knowledge.book.rules.get(measure.rule)) || clause, knowledge);
      return known;
    },
  };
}

function read(clause: Clause, { documents, language }: Catalogued): readonly Measure[] {
  const document = documents.get(clause.document);
  const reader = facetReader(language);
  if (document && clause.measures) return statedMeasures(clause, document);
  // What a sentence with a hole in it grants can't be told.
  if (!document || clause.text.includes(UNCONFIRMED)) return [];
  const segments = segmentsOf(clause.text, reader);
  const given = grantsIn(segments, clause, document, reader);
  const found = [...given, ...encouragedIn(segments, given, reader)].sort((a, b) => a.gives.start - b.gives.start);
  const grants = found.flatMap((grant) => splitSides(clause.text, grant, reader));
  if (grants.length === 0) return [];
  const around = surroundingsIn(clause.text, segments, clause.id, reader);
  return grants.map((grant, i) => {
    const id = grants.length === 1 ? clause.id : `${clause.id}~${i + 1}`;
    return measureFrom(id, grant, around(grant), clause, document, reader);
  });
}

/** The grants of a clause as they stand in its text, things side by side in one. */
export function grantsOf(clause: Clause, { documents, language }: Catalogued): readonly Grant[] {
  const document = documents.get(clause.document);
  const reader = facetReader(language);
  return document ? grantsIn(segmentsOf(clause.text, reader), clause, document, reader) : [];
}

function grantsIn(
  segments: readonly SentencePart[],
  clause: Clause,
  document: PolicyDocument,
  reader: FacetReader,
): readonly Grant[] {
  if (!reader.holds('hint', clause.text) || !/\S/.test(clause.text)) return [];
  return findGrants(segments, reader, leadOf(clause, document, reader));
}

/** The last part of the clause that leads this one in, where it gives something: 给予以下奖励：. */
function leadOf(clause: Clause, document: PolicyDocument, reader: FacetReader): SentencePart | null {
  let leads = LEADS.get(document);
  if (!leads) {
    leads = document.clauses.filter((c) => leadsIn(c) && reader.holds('leads-list', c.text.replace(/[：:]\s*$/, '')));
    LEADS.set(document, leads);
  }
  const lead = leads.find((c) => isPartOf(clause.id, c.id));
  return lead ? (segmentsOf(lead.text, reader).at(-1) ?? null) : null;
}

/** The clauses of a document that lead in a list of what is given. */
const LEADS = new WeakMap<PolicyDocument, readonly Clause[]>();
