import type { Span } from '../reading.ts';

const LONGEST_GRAM = 3;

/** A stretch of a text, and the sign that stands for it. */
export interface Mask extends Span {
  readonly by: string;
}

/** The characters, pairs and triples of a stretch where masked parts are one sign each; of masks that overlap the first and longest counts. */
export function maskedGrams(text: string, masks: readonly Mask[], { start: from, end: to }: Span): ReadonlySet<string> {
  const inside = masks
    .filter(({ start, end }) => start >= from && end <= to)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let [left, at] = ['', from];
  for (const { start, end, by } of inside) {
    if (start < at) continue;
    left += text.slice(at, start) + by;
    at = end;
  }
  return gramsOf(`^${left}${text.slice(at, to)}$`);
}

function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let size = 1; size <= LONGEST_GRAM; size += 1)
    for (let at = 0; at + size <= text.length; at += 1) grams.add(text.slice(at, at + size));
  return grams;
}
