/** How exactly something is said. `partial`: a part or a sign of it alone (半年多以前还了), which tells no number at all. */
export type Exactness = 'exact' | 'about' | 'range' | 'partial';

/**
 * A fact's value as `readGiven` takes it: decimals in base units as strings (a loan's months as printed, `6个月`), truth values, years as
 * numbers, places as GB/T 2260 codes, choices as labels, titles held or surely not held, lists of items.
 */
export type SlotValue =
  | string
  | number
  | boolean
  | Titles
  | Inexact
  | OfParts
  | readonly Readonly<Record<string, string | Inexact>>[];

/** A number of which no exact value was said, as `readGiven` takes it: 六百来万 is `about`, between `low` and `high`; a missing end is open, and the end that it lies `beyond` is not it: 不到300万, 九百多小时 of `both`. `about` and `low` alone: so much it is by now. */
export interface Inexact {
  readonly about?: string;
  readonly low?: string;
  readonly high?: string;
  readonly beyond?: 'low' | 'high' | 'both';
}

/** A number told for each part of a sum: 3.0 with a loan of 800万, 3.5 with one of 900万. */
interface OfParts {
  readonly each: readonly { readonly of: string; readonly value: string }[];
}

/** Titles held, and titles surely not held; the rest stays unknown. */
export interface Titles {
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
}

/** One of several that come to a sum. */
export interface SumPart {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** How a figure covers the period that a clause counts by: a part of it, or more than it. */
export type PeriodCoverage = 'part' | 'more';

/** One fact that a question states. */
export interface Slot {
  readonly fact: string;
  readonly value: SlotValue;
  /** Offsets into the question's text. */
  readonly start: number;
  readonly end: number;
  /** The asker's own words. */
  readonly words: string;
  /** How exactly it was said; what is `partial` is asked back and never computed with. */
  readonly exactness: Exactness;
  /** How loosely said words were read: 营业收入按主营业务收入理解. */
  readonly reading?: string;
  /** What was said of several years: the value of each, oldest first; `year` is null where they are told in turn (三年分别是). */
  readonly perYear?: readonly { readonly year: number | null; readonly value: string | Inexact }[];
  /** Of several kinds told with their numbers, how many there are of each: 一台国内首台套，两台省内首台套. */
  readonly perKind?: readonly { readonly label: string; readonly count: number; readonly counter: string }[];
  /** It was told of a part of the period that counts, or of more than it; of more, and it may be any part of that, nothing exact is known. */
  readonly covers?: PeriodCoverage;
  /** Another value that was told of it, where the words say that this one is what counts: 账上300万，加计口径231万. */
  readonly other?: string;
  /** The parts that were added up to it, where each was said exactly. */
  readonly parts?: readonly SumPart[];
  /** The words in which several items were told, where it was read from these again. */
  readonly items?: string;
  /** The options that it may be, where the words leave open which (小巨人 of no stated level); `value` then states nothing. */
  readonly ambiguous?: readonly string[];
}

/** What was last asked, so that a bare reply is read as its answer; `names`: the titles asked about. */
export interface AskedBack {
  readonly fact: string;
  readonly names?: readonly string[];
}

export function isTitles(value: SlotValue | undefined): value is Titles {
  return typeof value === 'object' && ('has' in value || 'lacks' in value);
}

/** The titles that a value says are held. */
export const titlesHeld = (value: SlotValue | undefined): readonly string[] =>
  isTitles(value) ? (value.has ?? []) : [];
