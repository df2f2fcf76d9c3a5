import type { ActEntry, LanguageData } from '../knowledge/language-data.ts';
import { recentlyBy } from '../language/recently.ts';

/** An act that a text does, with the words that named groups of its pattern caught. */
export interface MatchedAct {
  readonly entry: ActEntry;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** The first entry of knowledge/language/acts.yaml among those asked for that the text fits. */
export function matchAct(text: string, language: LanguageData, among: (entry: ActEntry) => boolean): MatchedAct | null {
  const seen = seenIn(text, language);
  for (const entry of language.acts) {
    if (!among(entry)) continue;
    let found = seen.get(entry);
    if (found === undefined) {
      found = matchEntry(text, entry, language);
      seen.set(entry, found);
    }
    if (found) return found;
  }
  return null;
}

/** The entries that the last few texts were held against: several readers ask for acts of one text. */
const seenIn = recentlyBy(16, (_, __: LanguageData) => new Map<ActEntry, MatchedAct | null>());

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
