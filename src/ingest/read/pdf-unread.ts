import type { Drawn } from './pdf-rules.ts';
import { largestPicture } from './pdf-rules.ts';

/** Letters of a page that has no text to speak of: a page number, a stamp. */
const FEW = 15;
/** Letters of a page whose picture has a head and a foot printed over it. */
const HEADED = 60;
/** A page of no letters that draws so much has letters drawn as shapes. */
const MANY_SHAPES = 200;

/** What a page draws beside its letters. */
interface Seen {
  /** The share of the page that its largest picture covers. */
  readonly picture: number;
  readonly shapes: number;
}

/** What was read of a page, and what is seen on it. */
export interface ReadPage {
  readonly n: number;
  readonly text: string;
  readonly seen: Seen;
}

/** `area`: of the page, in square points. */
export const seenOn = (drawn: Drawn, area: number): Seen => ({
  picture: largestPicture(drawn) / area,
  shapes: drawn.fnArray.length,
});

/** Pages of which nothing could be read, and what a person should look at where a picture stands beside the text. */
export function unreadPages(read: readonly ReadPage[]): { readonly unread: number[]; readonly doubts: string[] } {
  if (read.reduce((sum, { text }) => sum + text.length, 0) < FEW * read.length)
    return { unread: read.map(({ n }) => n), doubts: [] };
  const unread: number[] = [];
  const beside: number[] = [];
  for (const { n, text, seen } of read) {
    const { picture, shapes } = seen;
    const empty = text.length < FEW && (picture > 0.2 || shapes > MANY_SHAPES);
    if (isGarbled(text) || empty || (picture > 0.5 && text.length < HEADED)) unread.push(n);
    // A picture of the whole page below its own text is a scan with its text laid over it.
    else if (picture > 0.12 && picture < 0.85) beside.push(n);
  }
  return {
    unread,
    doubts: beside.length > 0 ? [`第${beside.join('、')}页有图片，图片里的文字没有读出：请与原件核对`] : [],
  };
}

/** Letters of fonts that do not say what they are. */
const isGarbled = (text: string): boolean =>
  text.length > FEW && (text.match(/[\uFFFD\ue000-\uf8ff\0-\x08]/g)?.length ?? 0) > 0.3 * text.length;
