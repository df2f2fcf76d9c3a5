import type { LanguageData } from '../knowledge/language-data.ts';
import { areNested, NATIONAL, type RegionMention } from '../language/region.ts';

/** Places that others are likened to or lie beside, and what is said of the whole country by the way: 跟长沙一样, 挨着重庆, 全国的小巨人. */
export function placesInPassing(
  text: string,
  regions: readonly RegionMention[],
  language: LanguageData,
): readonly string[] {
  const passes = (one: RegionMention): boolean =>
    fitsPattern(text, one, one.code === NATIONAL ? '{nation-in-passing}' : '{beside-place}', language);
  const codes = [...new Set(regions.map(({ code }) => code))];
  return codes.filter((code) => regions.every((one) => one.code !== code || passes(one)));
}

/** True where the words around a place fit a pattern in which ◦ stands for it. */
export const fitsPattern = (
  text: string,
  { start, end }: RegionMention,
  where: string,
  { pattern }: LanguageData,
): boolean => pattern(where).test(`${text.slice(0, start)}◦${text.slice(end)}`);

/** 在株洲办事, and beside another place 在株洲上班: where somebody is for a while, or lives, tells nothing of where the firm is. */
export function isOfPerson(
  text: string,
  one: RegionMention,
  all: readonly RegionMention[],
  language: LanguageData,
): boolean {
  if (fitsPattern(text, one, '{place-of-stay}', language)) return true;
  return all.some(({ code }) => !areNested(code, one.code)) && fitsPattern(text, one, '{place-lived-in}', language);
}
