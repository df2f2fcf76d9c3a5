import type { LanguageData } from '../knowledge/language-data.ts';

/** How often something is paid; the classes of words that tell it. */
const PACES = ['by-day', 'by-month', 'by-quarter', 'one-time', 'by-year'] as const;
export type Frequency = (typeof PACES)[number];

/** Every pace that some words tell. */
export function pacesIn(words: string, language: LanguageData): readonly Frequency[] {
  return PACES.filter((pace) => language.pattern(`{${pace}}`).test(words));
}
