import { type FactBook, titleCalled } from '../../knowledge/fact.ts';
import type { Titles } from './slot.ts';

/** True where an answer says at once that it is of the level of the one recognition that was asked about: 是市级，不是省级. */
export function confirmsLevel(text: string, title: string, book: FactBook): boolean {
  const level = titleCalled(title, book)?.option.level;
  const { pattern } = book.language;
  return (
    level !== undefined &&
    pattern(`^^{we-just}*{is-of}?{level-${level}}{level-rank}?{of-it}?(?:[,，;；。]|$$)`).test(text)
  );
}

/** The level of a recognition, as a numbered answer shows it: 国家级 of 国家级专精特新小巨人; null where it has none. */
export function levelIn(title: string): string | null {
  const end = title.indexOf('级') + 1;
  return title.slice(0, end > 0 && title.startsWith(ABOVE, end) ? end + ABOVE.length : end) || null;
}
const ABOVE = '以上';

/**
 * The answer to which of several levels a recognition is of: 国家级的, 市里认定的, 都是, 都不是. Whoever names one has not the
 * others. Null where the words name none.
 */
export function readLevelAnswer(text: string, titles: readonly string[], book: FactBook): Titles | null {
  if (text.length > 20) return null;
  const { pattern } = book.language;
  const chosen = titles.find((title) => title === text || levelIn(title) === text);
  if (chosen !== undefined) return { has: [chosen], lacks: titles.filter((title) => title !== chosen) };
  if (pattern('^^{none-of-them}').test(text)) return { lacks: titles };
  if (pattern('^^{all-of-them}').test(text)) return { has: titles };
  const named = titles.filter((title) => {
    const level = titleCalled(title, book)?.option.level;
    return (
      level !== undefined && pattern(`(?<!{is-not}){level-${level}}(?:(?<={level-tail})|(?={level-judged}))`).test(text)
    );
  });
  return named.length > 0 ? { has: named, lacks: titles.filter((title) => !named.includes(title)) } : null;
}
