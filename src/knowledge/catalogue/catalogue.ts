import type { Clause, PolicyDocument } from '../document.ts';
import type { Knowledge } from '../load.ts';
import { isPartOf, leadsIn } from '../provision.ts';
import { relationsOf } from '../relations/relations-of.ts';
import { type Facet, type FigureFacet, facetAt, type Measure, stretchOf } from './facet.ts';
import { type FacetReader, facetReader } from './facet-reader.ts';
import { findGrants, type Grant } from './find-grants.ts';
import { joinRules } from './join-rules.ts';
import { recipientOf } from './read-beneficiary.ts';
import { conditionsOf, subjectOf, surroundingsIn } from './read-facets.ts';
import { type Segment, segmentsOf } from './segments.ts';
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
    joinRules(clause, read(clause, knowledge), knowledge.book).map((m) => related(m, clause, knowledge));
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
  if (!document || !reader.holds('hint', clause.text) || !/\S/.test(clause.text)) return [];
  const segments = segmentsOf(clause.text, reader);
  const grants = findGrants(segments, reader, leadOf(clause, document, reader));
  if (grants.length === 0) return [];
  const around = surroundingsIn(clause.text, segments, clause.id, reader);
  return grants.map((grant, i) => {
    const id = grants.length === 1 ? clause.id : `${clause.id}~${i + 1}`;
    return measureFrom(id, grant, around(grant), clause, document, reader);
  });
}

/** The last part of the clause that leads this one in, where it gives something: 给予以下奖励：. */
function leadOf(clause: Clause, document: PolicyDocument, reader: FacetReader): Segment | null {
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

function measureFrom(
  id: string,
  grant: Grant,
  { bodies, ...around }: ReturnType<ReturnType<typeof surroundingsIn>>,
  clause: Clause,
  document: PolicyDocument,
  reader: FacetReader,
): Measure {
  const { text } = clause;
  const recipient = recipientOf(text, grant, reader);
  const conditions = conditionsOf(text, grant, recipient, reader);
  const subject = subjectOf(text, grant, recipient, conditions, reader);
  const facet = (stretch: { start: number; end: number } | null): Facet | null =>
    stretch ? facetAt(clause.id, stretchOf(text, stretch.start, stretch.end)) : null;
  const beside = clause.bodies.filter((name) => !bodies.some((b) => b.text === name));
  const called =
    reader
      .kinds('instrument')
      .concat(reader.kinds('help'))
      .find(({ kind }) => kind === grant.kind)?.called ?? '';
  return {
    id,
    names: [titleOf(clause, subject?.text ?? recipient.name?.text ?? null, called)],
    clause: clause.id,
    document: document.id,
    region: document.region,
    period: document.period,
    rule: null,
    computes: false,
    instrument: { kind: grant.kind, said: facet(grant.said) as Facet },
    beneficiary: facet(recipient.name),
    subject: facet(subject),
    figures: grant.figures.map(
      (f): FigureFacet => ({
        text: f.text,
        value: f.value,
        unit: f.unit,
        span: { clause: clause.id, start: f.start, end: f.end },
      }),
    ),
    promise: grant.figures.length === 0 ? 'help' : grant.ceiling ? 'up-to' : 'entitled',
    conditions: conditions.map((c) => facetAt(clause.id, c)),
    bodies: [...bodies, ...beside.map((name) => ({ text: name, span: null }))],
    ...around,
    relations: [],
  };
}

/** What a measure without a title goes by: what it is for and how it helps, else the heading. */
function titleOf({ heading }: Clause, about: string | null, called: string): string {
  if (about && about.length <= 30) return about.endsWith(called) ? about : `${about}${called}`;
  return heading === '' ? called : heading;
}
