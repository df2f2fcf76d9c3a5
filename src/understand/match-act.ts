import type { ActEntry, LanguageData } from '../knowledge/language-data.ts';

/** An act that a text does, with the words that named groups of its pattern caught. */
export interface MatchedAct {
  readonly entry: ActEntry;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** The first entry of knowledge/language/acts.yaml among those asked for that the text fits. */
export function matchAct(text: string, language: LanguageData, among: (entry: ActEntry) => boolean): MatchedAct | null {
  for (const entry of language.acts) {
    if (!among(entry)) continue;
    for (const pattern of entry.say) {
      const found = language.pattern(pattern).exec(text);
      if (!found) continue;
      if (entry.unless.some((p) => language.pattern(p).test(text))) break;
      return { entry, groups: found.groups ?? {} };
    }
  }
  return null;
}

/** True where a text does an act: claim, compare, what-can-i-get. */
export function says(text: string, language: LanguageData, act: string, which?: string): boolean {
  return matchAct(text, language, (entry) => entry.act === act && entry.which === which) !== null;
}
