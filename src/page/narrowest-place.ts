import { findRegions, lieApart, liesIn } from '../language/region.ts';

/** The code of the one place that words name, the narrowest of several that lie in each other: 湖南省长沙市. Null where they name none, or two apart. */
export function narrowestPlace(words: string): string | null {
  const regions = findRegions(words);
  if (regions.length === 0 || lieApart(regions)) return null;
  return regions.find(({ code }) => regions.every((other) => liesIn(code, other.code)))?.code ?? null;
}
