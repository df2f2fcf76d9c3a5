import type { LanguageData } from '../knowledge/language-data.ts';

/**
 * Whoever is worn out (跑了三趟，一趟一个说法) is told a kind word: what they ask or tell beside it, '' where that is nothing; null where
 * nobody complains of that.
 */
export function besideWeariness(text: string, language: LanguageData): string | null {
  const shows = (name: string, words: string) => language.pattern(`{${name}}`).test(words);
  if (!shows('weary', text)) return null;
  const pieces = text.split(/(?<=[,，。;；!！?？\s])/);
  const names = (piece: string) => shows('of-policies', piece) || shows('recognition', piece);
  const beside = pieces.filter((piece) => !shows('rhetorical', piece) && (!shows('weary', piece) || names(piece)));
  const asks = beside.some((piece) => shows('ask-word', piece) || shows('tells-case', piece));
  return asks ? beside.join('') : '';
}
