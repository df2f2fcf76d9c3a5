import type { Span } from '../span.ts';

/** Of things that lie in each other the longest, of those that overlap the one that ends last, in the order of the message. */
export const apart = <T extends Span>(things: readonly T[]): readonly T[] =>
  things
    .filter((one, i) => !things.some((other, j) => i !== j && yields(one, other, j < i)))
    .toSorted((a, b) => a.start - b.start);

/** `later`: it comes behind the other where both are alike. */
function yields(one: Span, other: Span, later: boolean): boolean {
  if (other.start >= one.end || one.start >= other.end) return false;
  const within = other.start <= one.start && other.end >= one.end;
  const holds = one.start <= other.start && one.end >= other.end;
  if (within && holds) return later;
  return within || (!holds && other.end > one.end);
}

/** Where a name stands in a text. */
export function placesOf(name: string, text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length))
    spans.push({ start, end: start + name.length });
  return spans;
}
