import type { Knowledge } from '../knowledge/load.ts';
import { normalise } from '../language/normalise.ts';
import { areNested, findRegions, liesIn, type RegionMention } from '../language/region.ts';
import type { Before } from './before.ts';
import { fitsAmong, placesInOrder } from './places-in-order.ts';
import type { Words } from './words.ts';

/**
 * The places that are told of neither the enterprise nor a policy, beside one that may be: where it buys, sells, borrows, shows its goods or runs a shop, where somebody comes from
 * (我是长垣的厂, 去深圳参展); and where it stands, beside the one place where it means to build. What the words around a place tell so; and where texts are held of another that is named, whatever place without texts
 * is said neither to be the enterprise's nor to give anything. Empty where no other place was told, here or before.
 */
export function placesByTheWay(
  { text, regions }: Pick<Words, 'text' | 'regions'>,
  before: Before,
  { documents, language }: Knowledge,
): readonly RegionMention[] {
  const held = new Set([...documents.values()].flatMap(({ region }) => region ?? []));
  const isHeld = ({ code }: RegionMention): boolean => held.has(code);
  const isBelowHeld = ({ code }: RegionMention): boolean => [...held].some((region) => liesIn(code, region));
  const places = placesInOrder(text, regions, language);
  const fits = (one: RegionMention, where: string): boolean => fitsAmong(text, one, places, where, language);
  const told = places.filter((one) => fits(one, '{place-by-the-way}'));
  const others = places.filter((one) => !told.includes(one));
  const around = before.around === null ? [] : findRegions(normalise(before.around));
  const elsewhere = before.regions.length > 0 ? before.regions : around;
  const anchors = (others.length > 0 ? others : elsewhere).filter(isBelowHeld);
  const isApart = (one: RegionMention, from: readonly RegionMention[]): boolean =>
    from.length > 0 && from.every(({ code }) => !areNested(code, one.code));
  const dealtWith = told.filter((one) => isApart(one, isHeld(one) ? anchors.filter(isHeld) : anchors));
  // 济南有家公司…给我们长垣厂: no other firm is the asker's beside its own.
  const own = others.filter((one) => fits(one, '{firm-of-asker}'));
  const isFirmAt = (one: RegionMention): boolean => fits(one, '{firm-at-place}');
  const isAsked = (one: RegionMention): boolean =>
    fits(one, '{place-in-question}') || (isFirmAt(one) && !isApart(one, own));
  const named = others.filter(isHeld);
  const seats = named.filter(isFirmAt);
  const isUntold = (one: RegionMention): boolean =>
    !isHeld(one) &&
    ((isApart(one, named) && fits(one, '{place-told-of}')) ||
      (isApart(one, isBelowHeld(one) ? seats : named) && !isAsked(one)));
  // 在武汉开厂，想到湘潭建新厂: what is to be built in another place is asked of that one.
  const goals = others.filter((one) => isBelowHeld(one) && fits(one, '{place-to-build-in}'));
  const isLeft = (one: RegionMention): boolean =>
    isFirmAt(one) && isApart(one, goals) && !fits(one, '{policy-of-place}');
  const aside = [...dealtWith, ...others.filter((one) => isUntold(one) || isLeft(one))];
  return regions.filter((one) => aside.some(({ start, end }) => start <= one.start && one.end <= end));
}
