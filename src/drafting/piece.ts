import type { Stretch } from '../knowledge/catalogue/facet.ts';

/** A key of a drafted measure and the words of the clause that it rests on: from `start` up to `end`. */
export interface KeySpan {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** What a draft leaves open, with the words that it could not place, and why. `key`: what is in doubt; null where no key is. */
export interface OpenPoint {
  readonly key: string | null;
  readonly text: string;
  readonly why: string;
}

/** Words of a clause as a condition is read from them: `text` may leave out what stands between (国家级 of 国家级和省级企业技术中心). */
export type ClauseWords = Stretch;

/** Words without the white space that a page put into them. */
export const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** True for a place outside of brackets and quotations. */
export const isOutside = (text: string, at: number): boolean =>
  [...text.slice(0, at)].reduce(
    (depth, c) => depth + ('（(《“【'.includes(c) ? 1 : '）)》”】'.includes(c) ? -1 : 0),
    0,
  ) <= 0;

/** The words of a piece from `from` up to `to`, by places in its text; where its text is no stretch of the clause, the whole place counts. */
export function pieceBetween(piece: ClauseWords, from: number, to: number): ClauseWords {
  const text = piece.text.slice(from, to);
  if (piece.text.length !== piece.end - piece.start) return { ...piece, text };
  return { text, start: piece.start + from, end: piece.start + to };
}
