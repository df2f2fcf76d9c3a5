import type { LanguageData } from '../knowledge/language-data.ts';
import { everywhere } from '../language/pattern.ts';

/**
 * Help is asked for and none in particular: 能领到几样, 给算算哪些奖励归我们, 全部加起来头一年最多多少. Whatever verb it is put with, each part that
 * asks holds nothing but words of asking and getting, and one of them asks for several things or for all together.
 */
export function asksOfAllHelp(text: string, language: LanguageData): boolean {
  const asks = language.pattern('{ask-word}|{requests}|{several-helps}');
  const asking = text.split(language.pattern('{clause-end}')).filter((part) => asks.test(part));
  const barely = everywhere(language.pattern('{bare-asking}'), 'gu');
  const isBare = (part: string): boolean => !/[\p{L}\p{N}]/u.test(part.replace(barely, ''));
  const several = language.pattern('{several-helps}');
  return asking.length > 0 && asking.every(isBare) && asking.some((part) => several.test(part));
}
