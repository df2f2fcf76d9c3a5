import type { LanguageData } from '../knowledge/language-data.ts';
import { areNested, liesIn, type RegionMention } from '../language/region.ts';
import { fitsPattern } from './places-in-passing.ts';

/** In a pattern ◦ is the place that is looked at, and this any other. */
const OTHER = '◇';

/** The places of a message in the order told; 江西修水 is one place, the narrower. */
export function placesInOrder(
  text: string,
  regions: readonly RegionMention[],
  { pattern }: LanguageData,
): readonly RegionMention[] {
  const places: RegionMention[] = [];
  for (const one of [...regions].sort((a, b) => a.start - b.start)) {
    const last = places.at(-1);
    const between = last && text.slice(last.end, one.start);
    const joins = last && areNested(last.code, one.code) && pattern('^^{place-suffix}?$$').test(between ?? '');
    if (!joins) places.push(one);
    else places[places.length - 1] = { ...(liesIn(one.code, last.code) ? one : last), start: last.start, end: one.end };
  }
  return places;
}

/** True where the words around one of `places` fit a pattern in which ◦ stands for it and ◇ for the others. */
export function fitsAmong(
  text: string,
  one: RegionMention,
  places: readonly RegionMention[],
  where: string,
  language: LanguageData,
): boolean {
  const blot = (said: string, { start, end }: RegionMention) =>
    said.slice(0, start) + OTHER.repeat(end - start) + said.slice(end);
  return fitsPattern(places.filter((other) => other !== one).reduce(blot, text), one, where, language);
}
