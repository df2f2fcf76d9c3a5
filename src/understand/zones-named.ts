import type { PolicyDocument } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { namesInTitle, zoneInName } from '../language/document-name.ts';
import { findRegions, liesIn, type RegionMention, regionName } from '../language/region.ts';

/**
 * The places of a message where a zone that the title of a document is of (大连市凌海高新区…办法) stands for the place of that document: 凌海高新区 is in 大连市,
 * whatever other place is called 凌海.
 */
export function withZones(
  text: string,
  regions: readonly RegionMention[],
  { documents }: Knowledge,
): readonly RegionMention[] {
  const zones = ZONES.get(documents) ?? new Map([...documents.values()].flatMap(zonesOf));
  ZONES.set(documents, zones);
  const named = [...zones].flatMap(([zone, code]) => {
    const start = text.indexOf(zone);
    return start < 0 ? [] : [{ code, name: regionName(code), start, end: start + zone.length }];
  });
  if (named.length === 0) return regions;
  const outside = regions.filter((one) => !named.some(({ start, end }) => one.start < end && start < one.end));
  return [...outside, ...named].sort((a, b) => a.start - b.start);
}

/** The code of the place in which a zone lies, by its name. */
type Zones = ReadonlyMap<string, string>;
const ZONES = new WeakMap<Knowledge['documents'], Zones>();

/** The zones that a title names right behind the document's place; none that lists of places know there. */
function zonesOf({ title, region }: PolicyDocument): readonly (readonly [zone: string, code: string])[] {
  if (region === null) return [];
  return namesInTitle(title).flatMap((name) => {
    const place = findRegions(name).find(({ start, code }) => start === 0 && code === region);
    const zone = place ? zoneInName(name.slice(place.end)) : null;
    const isKnown =
      zone !== null && findRegions(zone).some(({ code, end }) => liesIn(code, region) && end === zone.length);
    return zone === null || isKnown ? [] : [[zone, region] as const];
  });
}
