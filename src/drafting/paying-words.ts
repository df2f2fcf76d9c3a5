import type { Stretch } from '../knowledge/catalogue/facet.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Figure } from '../language/figure.ts';
import type { CapsBeside } from './caps-beside.ts';
import type { KeySpan } from './piece.ts';
import type { AskedFact } from './proposed-fact.ts';

/** The words of a clause that pay, with the figures that the clause has there. */
export interface Pays {
  readonly text: string;
  readonly pays: readonly Stretch[];
  /** Further sentences with ceilings. */
  readonly further: readonly Stretch[];
  readonly figures: readonly Figure[];
  /** True where the grant pays several things apart, and this is what it pays for one of them. */
  readonly apart: boolean;
  /** What is applied for, as the parts before name it. */
  readonly thing: string | null;
  /** What the parts before ask as a yes or no, by its name. */
  readonly conditions: readonly string[];
  /** The line that must be reached or passed, the last of them. */
  readonly line: { readonly fact: string; readonly figure: string } | null;
}

/** What paying words are read with: their text from `start` of the clause, and their figures by what they are. */
export interface AwardWords extends Pays {
  readonly words: string;
  readonly start: number;
  readonly rates: readonly Figure[];
  readonly fixed: readonly Figure[];
  readonly caps: readonly Figure[];
  readonly both: CapsBeside | null;
  /** The ceiling of all years together. */
  readonly ofAll: Figure | undefined;
  readonly reader: FacetReader;
  readonly language: LanguageData;
  readonly book: FactBook;
}

/** An award without its recurrence, or the kind and the reason for which none is drafted. */
export type AwardFound = Paid | NotDrafted;
interface Paid {
  readonly promise: 'entitled' | 'up-to';
  readonly amount: Readonly<Record<string, unknown>>;
  readonly cap?: Figure | undefined;
  /** The lower end of what is a range. */
  readonly from?: Figure | undefined;
  readonly paid?: readonly Readonly<Record<string, string>>[] | undefined;
  readonly facts: readonly AskedFact[];
  readonly keys: readonly KeySpan[];
}
export interface NotDrafted {
  readonly kind: string;
  readonly why: string;
}

export const missed = (kind: string, why: string): NotDrafted => ({ kind, why });
export const keyAt = (key: string, { start, end }: { start: number; end: number }): KeySpan => ({ key, start, end });

/** A key at a place of the paying words. */
export const keyIn = (key: string, { start }: AwardWords, at: { start: number; end: number }): KeySpan =>
  keyAt(key, { start: start + at.start, end: start + at.end });

/** The paying words before a figure. */
export const wordsBefore = ({ text, start }: AwardWords, f: Figure): string => text.slice(start, f.start);
