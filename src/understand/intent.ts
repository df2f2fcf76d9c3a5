import type { LanguageData } from '../knowledge/language-data.ts';
import { MAY_ANSWER } from './act-of-whole.ts';
import { aspectsAsked } from './aspects.ts';
import { matchAct, says } from './match-act.ts';

/** What a question wants to know: an aspect, `compare`, `claim`, a kind of courtesy; `lookup` where no sign tells. */
export type Intent = string;

/** Aspects that say least: beside any other they only say how it is put. */
const LEAST = ['count', 'amount', 'list', 'whether'];

/** Every sign that a question shows, surest first; the first is what it asks, the rest help to pick the sentence. */
export function intentsOf(text: string, language: LanguageData): Intent[] {
  const courtesy = courtesyOf(text, language);
  if (courtesy) return [courtesy];
  const aspects = aspectsAsked(text, language).map(({ aspect }) => aspect);
  const found = [
    ...(says(text, language, 'compare') ? ['compare'] : []),
    ...aspects.filter((a) => !LEAST.includes(a)),
    ...(says(text, language, 'claim') ? ['claim'] : []),
    ...aspects.filter((a) => LEAST.includes(a)),
  ];
  return found.length > 0 ? found : ['lookup'];
}

/** The kind of courtesy that a text is and nothing else; null for any other, and for what may answer a question of ours. */
export function courtesyOf(text: string, language: LanguageData): string | null {
  const found = matchAct(text, language, ({ act, which = '' }) => act === 'courtesy' && !MAY_ANSWER.has(which));
  return found?.entry.which ?? null;
}
