import { type DocumentStatus, statusOn } from '../document.ts';
import { documentOf } from '../load.ts';
import { labelOf, provisionsOf } from '../provision.ts';
import type { RelationKind } from '../relations/relation.ts';
import type { Catalogued } from './catalogue.ts';
import type { FigureFacet, Measure } from './facet.ts';

/** A figure as printed, with how the clause limits it. */
export type CardFigure = Pick<FigureFacet, 'text' | 'value' | 'unit' | 'bound' | 'of'>;

/** One measure as every channel shows it; what the text does not say is null, empty, or named in `unsaid`. */
export interface Card {
  readonly id: string;
  readonly names: readonly string[];
  readonly clause: string;
  readonly document: string;
  readonly region: string | null;
  readonly instrument: string;
  readonly subject: string | null;
  readonly beneficiary: string | null;
  readonly promise: string;
  readonly figures: readonly CardFigure[];
  readonly bodies: readonly string[];
  readonly window: string | null;
  readonly status: DocumentStatus;
  readonly computes: boolean;
  readonly relations: readonly {
    readonly kind: RelationKind;
    readonly with: readonly string[];
    readonly clause: string;
  }[];
  readonly conditions: readonly string[];
  readonly exclusions: readonly string[];
  readonly materials: readonly string[];
  readonly channel: string | null;
  readonly phone: string | null;
  readonly period: Measure['period'];
  readonly source: {
    readonly title: string;
    readonly number: string | null;
    readonly issuer: string | null;
    readonly locator: string;
    readonly text: string;
  };
  /** What one would ask next and the text does not say, as knowledge/language/aspects.yaml calls it. */
  readonly unsaid: readonly string[];
}

/** What an enterprise asks next of a measure. */
const ASKED_NEXT = [
  'office',
  'window',
  'deadline',
  'materials',
  'how-to-apply',
  'phone',
  'payout-time',
  'several-at-once',
  'exclusions',
];

/** The card of a measure on a day (ISO). */
export function cardOf(measure: Measure, knowledge: Catalogued, day: string): Card {
  const {
    instrument,
    subject,
    beneficiary,
    bodies,
    window,
    relations,
    conditions,
    exclusions,
    materials,
    channel,
    phone,
  } = measure;
  const document = documentOf(measure.clause, knowledge);
  const clause = knowledge.clauses.get(measure.clause);
  if (!document || !clause) throw new Error(`the clause ${measure.clause} of a measure is not held`);
  return {
    id: measure.id,
    names: measure.names,
    clause: measure.clause,
    document: measure.document,
    region: measure.region,
    instrument: instrument.kind,
    subject: subject?.text ?? null,
    beneficiary: beneficiary?.text ?? null,
    promise: measure.promise,
    figures: measure.figures.map(({ span, ...figure }) => figure),
    bodies: bodies.map(({ text }) => text),
    window: window?.text ?? null,
    status: statusOn(document, day),
    computes: measure.computes,
    relations: relations.map(({ kind, with: others, scope, clause: said }) => ({
      kind,
      with: others.length > 0 ? others : [scope],
      clause: said,
    })),
    conditions: conditions.map(({ text }) => text),
    exclusions: exclusions.map(({ text }) => text),
    materials: materials.map(({ text }) => text),
    channel: channel?.text ?? null,
    phone: phone?.text ?? null,
    period: measure.period,
    source: {
      title: document.title,
      number: document.number,
      issuer: document.issuer,
      locator: clause.locator,
      text: clause.text,
    },
    unsaid: unsaidOf(measure, knowledge),
  };
}

/** What neither the clause states nor a provision of its document announces. */
function unsaidOf(measure: Measure, { clauses, documents, language }: Catalogued): readonly string[] {
  const text = clauses.get(measure.clause)?.text ?? '';
  const document = documents.get(measure.document);
  const labels = document ? provisionsOf(document).map(labelOf) : [];
  const known: Readonly<Record<string, boolean>> = {
    office: measure.bodies.length > 0,
    materials: measure.materials.length > 0,
    window: measure.window !== null,
    phone: measure.phone !== null,
    exclusions: measure.exclusions.length > 0,
    'several-at-once': measure.relations.length > 0,
  };
  const says = (patterns: readonly string[], words: string): boolean =>
    patterns.some((p) => language.pattern(p).test(words));
  return language.aspects.flatMap(({ aspect, called, stated, headed }) => {
    if (!ASKED_NEXT.includes(aspect) || known[aspect]) return [];
    return says(stated, text) || labels.some((label) => says(headed, label)) ? [] : [called];
  });
}
