import type { ScanRecord } from '../../knowledge/document.ts';

/** A table as read: every row has as many cells as `header`. `unit` is what the source says over it (单位：万元), or empty. */
export interface TextTable {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly unit: string;
}

/** One line of a source: a paragraph, a heading or a table, in reading order. */
export interface Line {
  readonly text: string;
  /** The whole line is printed bold or set as a heading. */
  readonly strong?: boolean;
  /** Centred, as titles are. */
  readonly centred?: boolean;
  readonly table?: TextTable;
  /** A heading for sure: the label of a card. */
  readonly heads?: boolean;
  /** The title of a document that is told in a table of labels and texts: what its labels say (issuer, number …), by meaning. */
  readonly card?: { readonly labels: ReadonlyMap<string, string> };
}

/** What a page says of itself outside its text: its own labels (文号, 实施日期), its site, where it has the text from. */
export interface PageFacts {
  readonly title: string | null;
  readonly site: string | null;
  readonly url: string | null;
  /** Where the page says that the text comes from. */
  readonly from: string | null;
  /** The section of the site that it stands in. */
  readonly column: string | null;
  readonly published: string | null;
  readonly labels: ReadonlyMap<string, string>;
}

export type Format = 'txt' | 'md' | 'html' | 'pdf' | 'docx' | 'xlsx' | 'picture';

/** A file as lines. `removed` lists what was taken out, `warnings` what a person should look at. */
export interface ReadFile {
  readonly format: Format;
  readonly lines: readonly Line[];
  readonly page: PageFacts;
  readonly removed: readonly string[];
  readonly warnings: readonly string[];
  /** What of it was read from pictures of its pages. */
  readonly scan?: ScanRecord;
  /** Pages that were left out: only their pictures tell what they say. */
  readonly unread?: readonly number[];
}

export const NO_FACTS: PageFacts = {
  title: null,
  site: null,
  url: null,
  from: null,
  column: null,
  published: null,
  labels: new Map(),
};

/** An excerpt of at most `length` characters for a report. */
export function excerpt(text: string, length = 40): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > length ? `${flat.slice(0, length)}…` : flat;
}
