import type { Clause, PolicyDocument } from '../document.ts';
import { type Facet, type FigureFacet, facetAt, type Measure, stretchOf } from './facet.ts';
import type { FacetReader } from './facet-reader.ts';
import type { Grant } from './grant.ts';
import { recipientOf } from './read-beneficiary.ts';
import { conditionsOf, measureSubject, type surroundingsIn } from './read-facets.ts';

/** What a clause says around one grant. */
export type Surroundings = ReturnType<ReturnType<typeof surroundingsIn>>;

/** The measure that a grant of a clause is, with the id given. */
export function measureFrom(
  id: string,
  grant: Grant,
  { bodies, ...around }: Surroundings,
  clause: Clause,
  document: PolicyDocument,
  reader: FacetReader,
): Measure {
  const { text } = clause;
  const recipient = recipientOf(text, grant, reader);
  const conditions = conditionsOf(text, grant, recipient, reader);
  const subject = grant.side ?? measureSubject(text, grant, recipient, conditions, reader);
  // Help that is about nothing but itself is called by its own words: 优先推荐参评.
  const ownWords = grant.help && subject?.start === grant.said.start && subject.end === grant.said.end;
  const facet = (stretch: { start: number; end: number } | null): Facet | null =>
    stretch ? facetAt(clause.id, stretchOf(text, stretch.start, stretch.end)) : null;
  const beside = clause.bodies.filter((name) => !bodies.some((b) => b.text === name));
  return {
    id,
    names: [titleOf(clause, subject?.text ?? recipient.name?.text ?? null, ownWords ? '' : calledBy(grant, reader))],
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
        bound: f.bound,
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

/** What a reply calls the instrument of a grant. */
const calledBy = ({ kind }: Grant, reader: FacetReader): string =>
  [...reader.kinds('instrument'), ...reader.kinds('help')].find((k) => k.kind === kind)?.called ?? '';

/** What a measure without a title goes by: what it is for and how it helps, else the heading. */
function titleOf({ heading }: Clause, about: string | null, called: string): string {
  if (about && about.length <= 30) return about.endsWith(called) ? about : `${about}${called}`;
  return heading === '' ? called : heading;
}
