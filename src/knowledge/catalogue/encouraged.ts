import type { FacetReader } from './facet-reader.ts';
import type { Grant } from './grant.ts';
import type { SentencePart } from './segments.ts';
import { softKind } from './soft-kind.ts';

/**
 * What a clause backs without a word of what it gives: 支持企业申报市级平台. Where a sum is given in the same sentence, or in the next of the line, that is
 * how it backs it, and no help of its own.
 */
export function encouragedIn(
  segments: readonly SentencePart[],
  grants: readonly Grant[],
  reader: FacetReader,
): readonly Grant[] {
  const used = new Set(grants.flatMap((g) => [...g.opening, ...g.before, g.gives, ...g.after]));
  const paying = new Set(grants.filter((g) => g.figures.length > 0).map(({ gives }) => gives));
  return sentencesOf(segments).flatMap((parts, i, all) => {
    const next = all[i + 1];
    const pays = next && !next[0]?.opens && next.some((part) => paying.has(part));
    const gives = parts.find((part) => reader.holds('encouraged', part.text));
    if (!gives || pays || parts.some((part) => used.has(part))) return [];
    const words = reader.first('encouraged', gives.text);
    if (!words) return [];
    const said = { start: gives.start + words.what.start, end: gives.start + words.what.end };
    const at = parts.indexOf(gives);
    const kind = softKind([words.text], reader);
    const named = { opening: [], gives, from: said.start, after: [], figures: [], ceiling: false };
    return [{ kind, help: true, said, before: parts.slice(0, at), ...named }];
  });
}

function sentencesOf(segments: readonly SentencePart[]): readonly SentencePart[][] {
  const found: SentencePart[][] = [];
  let open = true;
  for (const segment of segments) {
    if (open) found.push([]);
    found.at(-1)?.push(segment);
    open = segment.stop === '。';
  }
  return found;
}
