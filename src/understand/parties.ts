import type { LanguageData } from '../knowledge/language-data.ts';

/** Who may be given something: what is below a government, a place for firms, an institution, a person, a firm; each a class of knowledge/language (party-…). */
const PARTIES = ['local', 'carrier', 'institution', 'person', 'firm'] as const;
export type Party = (typeof PARTIES)[number];

/** A party that some words name, and where. */
interface Named {
  readonly party: Party;
  readonly start: number;
  readonly end: number;
}

/** The parties that some words name, in order. */
export const partiesIn = (words: string, language: LanguageData): readonly Named[] =>
  PARTIES.flatMap((party) => language.places(`{party-${party}}`, words).map((place) => ({ party, ...place }))).sort(
    (a, b) => a.start - b.start,
  );

/** Those that are put as whom something is given to (给企业的还是给区里, 奖我们景区公司); `self`: the asker. */
export function recipientsPut(text: string, language: LanguageData): ReadonlySet<Party | 'self'> | null {
  const places = language.places('{asks-recipient}', text);
  if (places.length === 0) return null;
  const put = places.map(({ start, end }) => text.slice(start, end)).join(' ');
  const self = language.pattern('{own-firm}|{asker}').test(put);
  return new Set([...partiesIn(put, language).map(({ party }) => party), ...(self ? (['self'] as const) : [])]);
}
