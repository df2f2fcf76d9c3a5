import type { Figure } from '../../language/figure.ts';
import type { InstrumentKind } from '../language-data.ts';
import type { Stretch } from './facet.ts';
import type { FacetReader } from './facet-reader.ts';
import type { SentencePart } from './segments.ts';

/** A grant as it stands in a clause: the parts that lead up to it, the part that gives, and the parts that go on with its sums. */
export interface Grant {
  readonly kind: InstrumentKind;
  /** The words that tell the instrument. */
  readonly said: { readonly start: number; readonly end: number };
  /** The parts of the same sentence before the giving one, since the grant before. */
  readonly before: readonly SentencePart[];
  /** What leads up to the first grant of the sentence, where this is a later one: it may name the recipient of all. */
  readonly opening: readonly SentencePart[];
  readonly gives: SentencePart;
  /** Where in the text the giving begins: what stands before it in its part tells who and for what. */
  readonly from: number;
  readonly after: readonly SentencePart[];
  readonly figures: readonly Figure[];
  /** Which of several things side by side it is for: 国家级 of 国家级、省级的分别给予. */
  readonly side?: Stretch;
  /** True for help that its own words tell, with no verb of giving. */
  readonly help?: true;
  /** True where only a ceiling is known. */
  readonly ceiling: boolean;
}

/** The sums, shares and counts that an award can be made of. */
export const isSum = ({ unit }: Figure): boolean =>
  unit.startsWith('CNY') || unit === '%' || unit === 'USD' || unit === 'HKD';
export const isThreshold = ({ bound, unit }: Figure): boolean =>
  bound === 'at-least' || bound === 'below' || (bound === 'above' && unit !== '%');

/** A grant with other figures; whether only a ceiling is known follows from them. */
export const withFigures = (grant: Grant, figures: readonly Figure[]): Grant => ({
  ...grant,
  figures,
  ceiling: figures.length > 0 && figures.every((f) => f.bound === 'at-most'),
});

/** The figures of a part that gives which belong to the grant: not what must be reached first. */
export function figuresGiven(segment: SentencePart, from: number, reader: FacetReader): Figure[] {
  // 给予不低于1000万元 gives at least so much; 1000万元以上 must be reached.
  const given = (f: Figure): boolean =>
    !isThreshold(f) ||
    (f.bound === 'at-least' &&
      reader.holds('floor-given', segment.text.slice(from - segment.start, f.end - segment.start)));
  return segment.figures.filter((f) => isSum(f) && f.start >= from && given(f));
}
