import type { ActEntry, LanguageData } from '../knowledge/language-data.ts';
import { recentlyBy } from '../language/recently.ts';
import { Sieve } from '../language/sieve.ts';

/** An act that a text does, with the words that named groups of its pattern caught. */
export interface MatchedAct {
  readonly entry: ActEntry;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** The first entry of knowledge/language/acts.yaml among those asked for that the text fits. */
export function matchAct(text: string, language: LanguageData, among: (entry: ActEntry) => boolean): MatchedAct | null {
  for (const one of mayFit(text, language)) {
    if (!among(one.entry)) continue;
    one.found ??= { match: matchEntry(text, one.entry, language) };
    if (one.found.match) return one.found.match;
  }
  return null;
}

/** An entry that a text may fit, and whether it does, once that was asked. */
interface Candidate {
  readonly entry: ActEntry;
  found: { readonly match: MatchedAct | null } | null;
}

/** The entries that the last few texts may fit: several readers ask for acts of one text. */
const mayFit = recentlyBy(16, (text, language: LanguageData): readonly Candidate[] => {
  const sieve = SIEVES.get(language) ?? new Sieve(language.acts.flatMap(({ say }) => say.map(language.pattern)));
  SIEVES.set(language, sieve);
  const may = sieve.mayStandIn(text);
  let at = 0;
  return language.acts.flatMap((entry) => {
    const from = at;
    at += entry.say.length;
    return may.subarray(from, at).includes(1) ? [{ entry, found: null }] : [];
  });
});
const SIEVES = new WeakMap<LanguageData, Sieve>();

function matchEntry(text: string, entry: ActEntry, language: LanguageData): MatchedAct | null {
  for (const pattern of entry.say) {
    const found = language.pattern(pattern).exec(text);
    if (!found) continue;
    return entry.unless.some((p) => language.pattern(p).test(text)) ? null : { entry, groups: found.groups ?? {} };
  }
  return null;
}

/** True where a text does an act: claim, compare, what-can-i-get. */
export function says(text: string, language: LanguageData, act: string, which?: string): boolean {
  return matchAct(text, language, (entry) => entry.act === act && entry.which === which) !== null;
}
