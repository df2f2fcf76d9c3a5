import type { LanguageData } from '../knowledge/language-data.ts';
import { everywhere } from '../language/pattern.ts';

/**
 * Help is asked for and none in particular: `each`, what there is (能领到几样, 给算算哪些奖励归我们), or what all of it comes to, `together`
 * (全部加起来头一年最多多少). Whatever verb it is put with, each part that asks holds nothing but words of asking and getting, and one of
 * them asks for several things or for all. Null for any other question.
 */
export function asksOfAllHelp(text: string, language: LanguageData): 'each' | 'together' | null {
  if (!asksBarely(text, language)) return null;
  const says = (words: string): boolean =>
    askingParts(text, language).some((part) => language.pattern(words).test(part));
  return says('{sum-of-helps}') ? 'together' : says('{several-helps}') ? 'each' : null;
}

/** 能拿多少, 现在还能要到啥: each part that asks holds nothing but words of asking and getting, so that what is meant is told elsewhere. */
export function asksBarely(text: string, language: LanguageData): boolean {
  const asking = askingParts(text, language);
  const barely = everywhere(language.pattern('{bare-asking}'), 'gu');
  const isBare = (part: string): boolean => !/[\p{L}\p{N}]/u.test(part.replace(barely, ''));
  return asking.length > 0 && asking.every(isBare);
}

function askingParts(text: string, language: LanguageData): readonly string[] {
  const asks = language.pattern('{ask-word}|{requests}|{several-helps}');
  return text.split(language.pattern('{clause-end}')).filter((part) => asks.test(part));
}
