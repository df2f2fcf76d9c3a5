import type { Knowledge } from '../knowledge/load.ts';
import { liesIn, type RegionMention } from '../language/region.ts';
import type { Before } from './before.ts';
import { fitsPattern } from './places-in-passing.ts';

/**
 * Places of a message without those that only tell a level (认定成省内首台套): one of which no texts are known stands for none where the place that
 * was told before lies in it and has texts.
 */
export function withoutLevels(
  text: string,
  regions: readonly RegionMention[],
  before: Before,
  { documents, language }: Knowledge,
): readonly RegionMention[] {
  const held = [...documents.values()].flatMap(({ region }) => region ?? []);
  const hasTextsIn = (wider: string): boolean =>
    before.regions.some(({ code }) => held.some((one) => liesIn(code, one) && one !== wider && liesIn(one, wider)));
  return regions.filter(
    (one) => held.includes(one.code) || !hasTextsIn(one.code) || !fitsPattern(text, one, '{place-as-level}', language),
  );
}
