import type { Titles } from './slot.ts';

/** The level of a recognition, as a numbered answer shows it: 国家级 of 国家级专精特新小巨人; null where it has none. */
export function levelIn(title: string): string | null {
  return /^(?:国家级|省级|市级)/.exec(title)?.[0] ?? null;
}

/**
 * The answer to which of several levels a recognition is of: 国家级的, 市里认定的, 都是, 都不是. Whoever names one has not the
 * others. Null where the words name none.
 */
export function readLevelAnswer(text: string, titles: readonly string[]): Titles | null {
  if (text.length > 20) return null;
  if (/^(?:两|几|三)?个?都不是|都没有|全都不是/.test(text)) return { lacks: titles };
  if (/^(?:两个|三个|几级)?(?:都是|都有|全都?是)/.test(text)) return { has: titles };
  const named = titles.filter((title) => {
    const level = levelIn(title);
    return (
      level !== null &&
      new RegExp(`(?<!不是|没有)(?:${level}|${level[0]}里|${level.slice(0, -1)}(?:的|认定|评))`).test(text)
    );
  });
  return named.length > 0 ? { has: named, lacks: titles.filter((title) => !named.includes(title)) } : null;
}
