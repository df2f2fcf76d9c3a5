import type { LanguageData } from '../knowledge/language-data.ts';
import { everywhere } from '../language/pattern.ts';

/**
 * Help is asked for and none in particular: `each`, what there is (能领到几样, 给算算哪些奖励归我们), or what all of it comes to, `together`
 * (全部加起来头一年最多多少). Whatever verb it is put with, each part that asks holds nothing but words of asking and getting, and one of
 * them asks for several things or for all. Null for any other question.
 */
export function asksOfAllHelp(text: string, language: LanguageData): 'each' | 'together' | null {
  const asks = language.pattern('{ask-word}|{requests}|{several-helps}');
  const asking = text.split(language.pattern('{clause-end}')).filter((part) => asks.test(part));
  const barely = everywhere(language.pattern('{bare-asking}'), 'gu');
  const isBare = (part: string): boolean => !/[\p{L}\p{N}]/u.test(part.replace(barely, ''));
  const says = (words: string): boolean => asking.some((part) => language.pattern(words).test(part));
  if (asking.length === 0 || !asking.every(isBare)) return null;
  return says('{sum-of-helps}') ? 'together' : says('{several-helps}') ? 'each' : null;
}
