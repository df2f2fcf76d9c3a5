import type { LanguageData } from '../knowledge/language-data.ts';

/** What several said to each other (小李：谁去办 小王：贴3%是吧) as one text, each from a new sentence on; without the names of who speaks. */
export function spokenIn(text: string, language: LanguageData): string {
  const labels = language.places('{speaker}', text);
  const said = labels.map(({ end }, i) => text.slice(end, labels[i + 1]?.start).trim());
  const before = text.slice(0, labels[0]?.start).trim();
  return [before, ...said].filter((words) => words !== '').join(labels.length > 0 ? '\n' : '');
}
