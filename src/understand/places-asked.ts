import type { Knowledge } from '../knowledge/load.ts';
import { liesIn, type RegionMention } from '../language/region.ts';
import type { Before } from './before.ts';
import { fitsPattern, isOfPerson } from './places-in-passing.ts';
import { isOfThing } from './slots/read-places.ts';
import type { Words } from './words.ts';

/**
 * The places of a message without those that it only tells of on the way: where somebody is for a while, where the firm has left or is said not to be, where the parent company sits, where one that was invested in is
 * registered, where the firm may move to or comes from; not where it has moved to. A place of which texts are known counts unless it is a parent's or somebody else's,
 * and so does the only place.
 */
export function placesAsked({ text, regions }: Words, before: Before, knowledge: Knowledge): readonly RegionMention[] {
  const { documents, language } = knowledge;
  const held = [...documents.values()].flatMap(({ region }) => region ?? []);
  const isHeld = ({ code }: RegionMention): boolean => held.some((region) => liesIn(code, region));
  const stands = (one: RegionMention, where: string): boolean => fitsPattern(text, one, where, language);
  // 我表哥在湘潭开厂，他能拿吗: that place is asked for.
  const forOther = language.pattern('{other-gets}').test(text);
  const talks = before.regions.some(isHeld) || before.cited.length > 0;
  // 可是基地在江西，这样还拿得到吗: where a thing lies, told of what was talked of.
  const ofThings = talks ? regions.filter((one) => isOfThing(text, one, knowledge.book.facts)) : [];
  if (ofThings.length > 0 && ofThings.length === regions.length) return [];
  const moves = language.pattern('{moves-over}').test(text);
  // 要从韩城迁到西安，后面那笔还给吗: what the place that it is still in gives is asked for, where nothing is known of the other.
  const stays = (one: RegionMention): boolean =>
    moves &&
    isHeld(one) &&
    regions.every((other) => other.code === one.code || !(isHeld(other) || stands(other, '{place-arrived}')));
  const left = regions.filter(
    (one) => (stands(one, '{place-left}') && !stays(one)) || isOfPerson(text, one, regions, language),
  );
  const there = left.length < regions.length ? regions.filter((one) => !left.includes(one)) : regions;
  const own = forOther ? there : there.filter((one) => !stands(one, '{place-of-others}'));
  // 表哥在滕州做玻璃瓶，评上了枣庄的专精特新: somebody else's place is meant where texts are held of it and it lies in the other.
  const inner = there.filter(
    (one) => !own.includes(one) && isHeld(one) && own.some(({ code }) => code !== one.code && liesIn(one.code, code)),
  );
  const asked = own.length > 0 ? [...inner, ...own] : there;
  const named = asked.some(isHeld);
  if (asked.every(isHeld) || !(named || talks)) return asked;
  const keeps = regions.some((one) => stands(one, '{place-kept}'));
  const isThere = (one: RegionMention): boolean =>
    !keeps && stands(one, '{place-arrived}') && !isOfThing(text, one, knowledge.book.facts);
  const isAside = (one: RegionMention): boolean =>
    stands(one, '{place-aside}') && !(forOther && stands(one, '{place-of-others}'));
  return asked.filter((one) => isHeld(one) || isThere(one) || !((named && moves) || isAside(one)));
}
