import { chineseNumeral } from '../read/docx-numbering.ts';
import type { Line } from '../text/line.ts';
import { type Marker, markerAt } from '../text/marker.ts';
import { asSection } from './sections.ts';
import type { UnitTree } from './unit-tree.ts';

const ENDS = /[。！？；：:;…][”’）)]*$|^.{0,40}$/;

/** The marker of a line if it begins a unit here; a number out of line with those before it is looked at twice. */
export function markerThatBegins(lines: readonly Line[], at: number, tree: UnitTree): Marker | undefined {
  const { text } = lines[at] as Line;
  const printed = markerAt(text);
  if (!printed) return undefined;
  const marker = tree.overArticles && !tree.prefix ? asSection(printed, lines, at) : printed;
  const before = lines[at - 1];
  const ended = before === undefined || before.table !== undefined || ENDS.test(before.text);
  if (marker.rank === '条') {
    const last = tree.lastArticle;
    if (marker.value === last + 1 || marker.inserted > 0 || marker.value === 1) return marker;
    if (!ended || marker.value <= last - 1)
      return ended && marker.value > 0 && /^\s/.test(text.slice(marker.text.length)) ? marker : undefined;
    return marker;
  }
  const sibling = tree.open.findLast((o) => o.rank === marker.rank);
  if (marker.value === 1 || marker.value === (sibling?.value ?? 0) + 1) return marker;
  if (!ended) return undefined;
  // A list may go on counting over its headings: 4. is the first item of the second group.
  return marker;
}

/** A heading that is numbered 1 again while its articles run on, or that closes the text, is the next of its rank: a word processor began to count anew. */
export function counted(marker: Marker, rest: string, lines: readonly Line[], at: number, tree: UnitTree): Marker {
  const before = tree.open.find((o) => o.rank === marker.rank);
  if (marker.value !== 1 || !before || !/^[章一]$/.test(marker.rank)) return marker;
  const next = lines
    .slice(at + 1)
    .flatMap(({ text }) => markerAt(text) ?? [])
    .find(({ rank }) => /^[章条]$/.test(rank));
  const runsOn = marker.rank === '章' && next?.rank === '条' && next.value === tree.lastArticle + 1;
  if (!runsOn && !/^\s*附\s*则/.test(rest)) return marker;
  const value = before.value + 1;
  tree.warnings.push(
    `编号重复：${marker.text.trim()}再次出现，按顺序记作第${chineseNumeral(value)}${marker.rank === '章' ? '章' : '部分'}`,
  );
  return { ...marker, value };
}
