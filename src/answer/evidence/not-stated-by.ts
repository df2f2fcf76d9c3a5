import type { LanguageData } from '../../knowledge/language-data.ts';
import { statesAspect } from '../../understand/aspects.ts';
import type { Evidence, Ranked } from './evidence.ts';

/** The aspects that the question asks and the clause does not state, as a reply calls them; none where it states one of them. */
export function notStatedBy({ question }: Evidence, { clause }: Ranked, language: LanguageData): readonly string[] {
  const asked = language.aspects.filter(({ aspect, told }) => told.length > 0 && question.intents.includes(aspect));
  if (asked.some(({ aspect }) => statesAspect(clause.text, aspect, language))) return [];
  return asked.map(({ called }) => called);
}
