import { GAP } from '../../language/gap.ts';
import type { Line } from '../text/line.ts';
import { attachmentAt, markerAt, RANKS, type Rank } from '../text/marker.ts';
import type { PdfLine } from './pdf-lines.ts';

/** The pages with a gap in place of those that could not be read. */
export const withGaps = (pages: readonly PdfLine[][], unread: readonly number[]): PdfLine[][] =>
  pages.map((page, i) => {
    if (!unread.includes(i + 1)) return page;
    return unread.includes(i) ? [] : [{ text: GAP, left: 0, right: 0, y: 0, size: 0, gaps: 0, gap: true }];
  });

/** Articles and chapters are numbered through a whole document. */
const THROUGH: readonly Rank[] = ['编', '章', '条'];

/**
 * Lines without those behind a gap that nobody can place: what goes on there may belong to a part whose head stands on the page that was
 * left out. The text is taken up again where an outermost part begins. Gives how many lines that leaves out.
 */
export function resumeAfterGaps(lines: readonly Line[]): { readonly lines: readonly Line[]; readonly left: number } {
  const ranks = lines.flatMap(({ text }) => markerAt(text)?.rank ?? []);
  const top = RANKS.find((rank) => ranks.includes(rank));
  const first = lines
    .flatMap(({ text }) => markerAt(text) ?? [])
    .find(({ rank }) => rank === top || THROUGH.includes(rank));
  // 第三条 first: what stands before it is the tail of an earlier one.
  const begins = first === undefined || first.value === 1;
  const last = new Map<Rank, number>();
  const kept: Line[] = [];
  let [lost, other] = [false, false];
  for (const line of lines) {
    const marker = markerAt(line.text);
    if (line.text === GAP) {
      lost = true;
      // Before the first part nothing can be taken for a part of another.
      if (kept.length > 0) kept.push(line);
      continue;
    }
    const outermost = marker && (marker.rank === top || THROUGH.includes(marker.rank)) ? marker : undefined;
    const grows = outermost !== undefined && outermost.value > (last.get(outermost.rank) ?? 0);
    // Numbers that begin anew are those of some other text.
    if (lost && outermost && !grows) other = true;
    const goesOn = attachmentAt(line.text) !== undefined || (grows && !other);
    const before = begins && kept.every(({ text }) => text !== GAP) && last.size === 0 && marker === undefined;
    if (lost && !goesOn && !before) {
      // Where no part has a number, only the sentence that the gap has cut is lost.
      if (top === undefined) lost = false;
      continue;
    }
    if (goesOn) lost = other = false;
    if (marker) last.set(marker.rank, marker.value);
    kept.push(line);
  }
  const gaps = lines.filter(({ text }) => text === GAP).length - kept.filter(({ text }) => text === GAP).length;
  return { lines: kept, left: lines.length - kept.length - gaps };
}
