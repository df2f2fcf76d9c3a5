import type { Knowledge } from '../knowledge/load.ts';
import { liesIn, type RegionMention } from '../language/region.ts';
import type { Before } from './before.ts';
import type { Words } from './words.ts';

/**
 * The places of a message without those that it only tells of on the way: where the parent company sits, where one that was invested in is
 * registered, where the firm may move to or comes from. A place of which texts are held always counts, and so does the only place.
 */
export function placesAsked({ text, regions }: Words, before: Before, knowledge: Knowledge): readonly RegionMention[] {
  const { documents, language } = knowledge;
  const held = [...documents.values()].flatMap(({ region }) => region ?? []);
  const isHeld = ({ code }: RegionMention): boolean => held.some((region) => liesIn(code, region));
  const named = regions.some(isHeld);
  if (regions.every(isHeld) || !(named || before.regions.some(isHeld) || before.cited.length > 0)) return regions;
  const moves = named && language.pattern('{moves-over}').test(text);
  const isAside = (one: RegionMention): boolean =>
    language.pattern('{place-aside}').test(`${text.slice(0, one.start)}◦${text.slice(one.end)}`);
  return regions.filter((one) => isHeld(one) || !(moves || isAside(one)));
}
