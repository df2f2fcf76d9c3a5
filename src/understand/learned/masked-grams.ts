import type { Span } from '../span.ts';

const LONGEST_GRAM = 3;

/** A stretch of a text, and what it is. */
export interface Mask<As extends string = string> extends Span {
  readonly is: As;
}

/** Some of a text: what a mask lies on, or plain words. */
export interface MaskedPart<As extends string = string> {
  readonly text: string;
  readonly is: As | 'words';
}

/** A stretch of a text parted at what lies on it; of masks that overlap the first and longest counts. */
export function partedAt<As extends string>(
  text: string,
  masks: readonly Mask<As>[],
  { start: from, end: to }: Span,
): readonly MaskedPart<As>[] {
  const inside = masks
    .filter(({ start, end }) => start >= from && end <= to)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: MaskedPart<As>[] = [];
  let at = from;
  for (const { start, end, is } of inside) {
    if (start < at) continue;
    pieces.push({ text: text.slice(at, start), is: 'words' }, { text: text.slice(start, end), is });
    at = end;
  }
  return [...pieces, { text: text.slice(at, to), is: 'words' }];
}

/** The characters, pairs and triples of a text of which all that is masked is one sign each, its ends being signs too. */
export function maskedGrams<As extends string>(
  pieces: readonly MaskedPart<As>[],
  signOf: (is: As, text: string) => string,
): ReadonlySet<string> {
  const masked = `^${pieces.map(({ text, is }) => (is === 'words' ? text : signOf(is, text))).join('')}$`;
  const grams = new Set<string>();
  for (let size = 1; size <= LONGEST_GRAM; size += 1)
    for (let at = 0; at + size <= masked.length; at += 1) grams.add(masked.slice(at, at + size));
  return grams;
}
