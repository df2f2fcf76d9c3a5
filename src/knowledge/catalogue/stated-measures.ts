import { type Figure, parseFigures } from '../../language/figure.ts';
import type { Clause, PolicyDocument } from '../document.ts';
import type { StatedMeasure } from '../stated-measure.ts';
import { type Facet, type FigureFacet, facetAt, type Measure, stretchOf } from './facet.ts';

/** The measures that the notes of a clause state, each facet bound to where its words first stand; words that the clause does not say are left out. */
export function statedMeasures(clause: Clause, document: PolicyDocument): readonly Measure[] {
  const stated = clause.measures ?? [];
  const inClause = parseFigures(clause.text);
  const bind = (words: string | undefined): Facet | null => (words === undefined ? null : bound(clause, words));
  const each = (all: readonly string[]): Facet[] => all.flatMap((words) => bind(words) ?? []);
  return stated.map(
    (m, i): Measure => ({
      id: stated.length === 1 ? clause.id : `${clause.id}~${i + 1}`,
      names: [m.name ?? m.subject ?? m.beneficiary ?? m.said],
      clause: clause.id,
      document: document.id,
      region: document.region,
      period: document.period,
      rule: null,
      computes: false,
      instrument: { kind: m.instrument, said: bind(m.said) ?? { text: m.said, span: null } },
      beneficiary: bind(m.beneficiary),
      subject: bind(m.subject),
      figures: each(m.figures).flatMap((facet) => quantified(facet, inClause)),
      promise: m.promise,
      conditions: each(m.conditions),
      exclusions: each(m.exclusions),
      bodies: each(m.bodies),
      window: bind(m.window),
      channel: bind(m.channel),
      phone: bind(m.phone),
      materials: each(m.materials),
      relations: [],
    }),
  );
}

/** The words that the notes of a clause state of its measures and its text does not hold. */
export function unstatedBy(clause: Clause): readonly string[] {
  const said = (m: StatedMeasure): (string | undefined)[] => {
    const { name, instrument, promise, ...facets } = m;
    return Object.values(facets).flat();
  };
  return (clause.measures ?? [])
    .flatMap(said)
    .filter((words): words is string => words !== undefined && bound(clause, words) === null);
}

function bound({ id, text }: Clause, words: string): Facet | null {
  const start = text.indexOf(words);
  return start < 0 ? null : facetAt(id, stretchOf(text, start, start + words.length));
}

/** The figure of some words, with the limit that the clause around them sets. */
function quantified(facet: Facet, inClause: readonly Figure[]): FigureFacet[] {
  const [figure, ...more] = parseFigures(facet.text);
  if (!figure || more.length > 0) return [];
  const { start, end } = facet.span ?? { start: 0, end: 0 };
  const { bound } = inClause.find((one) => start <= one.start && one.end <= end) ?? figure;
  return [{ ...facet, value: figure.value, unit: figure.unit, bound }];
}
