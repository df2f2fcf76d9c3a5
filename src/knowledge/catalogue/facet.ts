import type { Bound } from '../../language/figure.ts';
import type { InstrumentKind } from '../language-data.ts';
import type { Relation } from '../relations/relation.ts';

/** Where exact words stand in a clause's text: from `start` up to `end`. */
interface FacetSpan {
  readonly clause: string;
  readonly start: number;
  readonly end: number;
}

/** Words of a clause, and where they stand; `span` is null for what is written beside the text (the notes of a policy file). */
export interface Facet {
  readonly text: string;
  readonly span: FacetSpan | null;
}

/** A figure of the award; `value` a decimal string in the base unit (CNY, %, h, …). */
export interface FigureFacet extends Facet {
  readonly value: string;
  readonly unit: string;
  /** How the clause limits it: a ceiling is no promise. */
  readonly bound: Bound;
  /** The fact that it limits where that is not the award but its base: no more than so much of a loan counts. */
  readonly of?: string;
}

/** `entitled`: a sum or formula is fixed; `up-to`: only a ceiling is; `help`: no figure is given. */
type MeasurePromise = 'entitled' | 'up-to' | 'help';

/** One grant of one clause. What the text does not say is null or empty, never guessed. */
export interface Measure {
  /** The rule's id where a rule computes it, else the clause's, with an ordinal where the clause grants several: `city-loans-2024#1.1~2`. */
  readonly id: string;
  /** The title first. */
  readonly names: readonly string[];
  readonly clause: string;
  readonly document: string;
  /** GB/T 2260; null where the document names none. */
  readonly region: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  /** The rule that computes it. */
  readonly rule: string | null;
  readonly computes: boolean;
  readonly instrument: { readonly kind: InstrumentKind; readonly said: Facet };
  readonly beneficiary: Facet | null;
  readonly subject: Facet | null;
  readonly figures: readonly FigureFacet[];
  readonly promise: MeasurePromise;
  readonly conditions: readonly Facet[];
  readonly exclusions: readonly Facet[];
  readonly bodies: readonly Facet[];
  readonly window: Facet | null;
  readonly channel: Facet | null;
  readonly phone: Facet | null;
  readonly materials: readonly Facet[];
  /** How it meets other support; empty: not said. */
  readonly relations: readonly Relation[];
}

/** Words of a text with their place in it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The words of `text` from `start` up to `end`, blanks and stops at both ends left out. */
export function stretchOf(text: string, start: number, end: number): Stretch {
  let [from, to] = [start, end];
  while (from < to && OUTSIDE.includes(text[from] ?? '')) from += 1;
  while (to > from && OUTSIDE.includes(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to, text: text.slice(from, to) };
}
const OUTSIDE = ' \n\t\u3000，。；：、！？,;:';

/** A stretch of a clause as a facet. */
export const facetAt = (clause: string, { start, end, text }: Stretch): Facet => ({
  text,
  span: { clause, start, end },
});
