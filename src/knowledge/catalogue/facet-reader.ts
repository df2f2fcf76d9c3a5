import type { FacetEntry, InstrumentKind, LanguageData } from '../language-data.ts';

/** Finds what the entries of knowledge/language/facets.yaml describe. */
export interface FacetReader {
  /** True where a text holds words of a facet. */
  readonly holds: (facet: string, text: string) => boolean;
  /** The first words of a facet in a text, and what its group `what` catches. */
  readonly first: (facet: string, text: string) => Found | null;
  /** All of them, in order. */
  readonly all: (facet: string, text: string) => readonly Found[];
  /** The kinds of a facet, in the order of the file. */
  readonly kinds: (
    facet: string,
  ) => readonly { readonly kind: InstrumentKind; readonly called: string; readonly facet: string }[];
}
interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the group `what` of the pattern caught; the whole where it has none. */
  readonly what: { readonly start: number; readonly end: number };
}

const READERS = new WeakMap<LanguageData, FacetReader>();

/** The reader of a language, made once. */
export function facetReader(language: LanguageData): FacetReader {
  const known = READERS.get(language) ?? readerOf(language);
  READERS.set(language, known);
  return known;
}

const nameOf = ({ facet, which }: FacetEntry): string => (which ? `${facet}/${which}` : facet);

function readerOf(language: LanguageData): FacetReader {
  const entries = new Map(language.facets().map((entry) => [nameOf(entry), entry]));
  const compiled = new Map<string, { readonly say: readonly RegExp[]; readonly unless: readonly RegExp[] }>();
  const of = (facet: string) => {
    let known = compiled.get(facet);
    if (!known) {
      const all = (patterns: readonly string[]) => patterns.map((p) => language.pattern(p));
      const entry = entries.get(facet);
      known = { say: all(entry?.say ?? []), unless: all(entry?.unless ?? []) };
      compiled.set(facet, known);
    }
    return known;
  };
  const all = (facet: string, text: string): Found[] => {
    const { say, unless } = of(facet);
    const found: Found[] = [];
    for (const pattern of say) {
      // Most patterns stand nowhere: the one that tells where is made for those that do.
      if (!pattern.test(text)) continue;
      for (const m of text.matchAll(indexed(pattern))) {
        const [start, end] = m.indices?.groups?.what ?? [m.index, m.index + m[0].length];
        found.push({ start: m.index, end: m.index + m[0].length, text: m[0], what: { start, end } });
      }
    }
    if (found.length > 0 && unless.some((p) => p.test(text))) return [];
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  };
  const holds = (facet: string, text: string): boolean => {
    const { say, unless } = of(facet);
    return say.some((p) => p.test(text)) && !unless.some((p) => p.test(text));
  };
  const listed = new Map<string, ReturnType<FacetReader['kinds']>>();
  const kinds = (facet: string) => {
    const known =
      listed.get(facet) ??
      [...entries.values()].flatMap((entry) =>
        entry.facet === facet && entry.which
          ? [{ kind: entry.which, called: entry.called ?? entry.which, facet: nameOf(entry) }]
          : [],
      );
    listed.set(facet, known);
    return known;
  };
  return { holds, all, first: (facet, text) => all(facet, text)[0] ?? null, kinds };
}

const INDEXED = new WeakMap<RegExp, RegExp>();

/** A pattern that finds all places, and those of its groups. */
function indexed(pattern: RegExp): RegExp {
  const known = INDEXED.get(pattern) ?? new RegExp(pattern, 'digu');
  INDEXED.set(pattern, known);
  known.lastIndex = 0;
  return known;
}
