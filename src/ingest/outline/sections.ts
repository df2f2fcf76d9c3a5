import { dateLine } from '../text/date.ts';
import type { Line } from '../text/line.ts';
import { attachmentAt, type Marker, markerAt } from '../text/marker.ts';
import { splitHeadingFrom } from './heading.ts';

/** A line that can head a section without a number: short, no sentence, no date. */
function isSectionLine(line: Line): boolean {
  const { text } = line;
  if (line.table || text.length < 2 || text.length > 40 || markerAt(text) || attachmentAt(text) || dateLine(text))
    return false;
  if (/[。；，,;、…”》]$|^[（(【]|[。；]/.test(text) || /^\d|^(?:答|问|注|来源|编辑|记者|责编)[：:]/.test(text))
    return false;
  return /\p{Script=Han}{2}/u.test(text);
}

/**
 * Which lines head sections of their own. Where a text is numbered, only lines set apart by print, and only where the numbers
 * begin again or end behind them; where it isn't, also short lines between paragraphs. `runIn`: paragraphs begin with their headings.
 */
export function sectionsOf(lines: readonly Line[]): { at: ReadonlySet<number>; runIn: boolean } {
  const markers = lines.map((line) => markerAt(line.text));
  const top = markers.filter((marker) => /^(?:章|条|一|\(一\))$/.test(marker?.rank ?? '')).length;
  const marked = markers.filter(Boolean).length;
  const prose = lines.filter((line) => !markerAt(line.text) && !line.table && line.text.length > 30);
  const headed = prose.filter(
    (line) => /^.{4,18}。./.test(line.text) && splitHeadingFrom(line.text, false, false).heading,
  );
  const runIn = top === 0 && headed.length >= 3 && headed.length >= prose.length * 0.4;
  const at = new Set<number>();
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (line.heads) at.add(i);
    if (line.heads || !next || !isSectionLine(line) || (line.text.endsWith('：') && !line.strong)) continue;
    if (top > 0 ? line.strong && startsAgain(markers, i) : line.strong || (marked <= 2 && standsAlone(lines, i, at)))
      at.add(i);
  }
  return { at, runIn };
}

/** True where the next number below the line begins a count again, or none comes and the numbered text is over. */
function startsAgain(markers: readonly (Marker | undefined)[], at: number): boolean {
  const next = markers.slice(at + 1).find((marker) => marker !== undefined);
  const before = markers.slice(0, at);
  if (!next || !before.some((marker) => marker !== undefined)) return true;
  const last = before.findLast((marker) => marker?.rank === next.rank);
  return next.value === 1 && last !== undefined && !before.some((marker) => marker?.rank === '条');
}

/** A short line below a finished paragraph or another heading, with text below it. */
function standsAlone(lines: readonly Line[], i: number, at: ReadonlySet<number>): boolean {
  const next = lines[i + 1] as Line;
  const before = lines[i - 1];
  return (
    (next.text.length > 20 || isSectionLine(next)) &&
    (before === undefined || at.has(i - 1) || /[。！？）]$/.test(before.text))
  );
}

/** True where 一、二、 stand over articles that count on from one to the next, as chapters do. */
export function holdArticles(lines: readonly Line[]): boolean {
  const ranked = lines.flatMap((line) => (line.table ? [] : (markerAt(line.text) ?? [])));
  const markers = ranked.filter(({ rank }) => /^(?:章|条|一)$/.test(rank));
  const first = markers.findIndex(({ rank }) => rank === '条');
  if (markers.some(({ rank }) => rank === '章') || markers[first - 1]?.rank !== '一') return false;
  return (
    markers[first]?.value === 1 &&
    markers.some(({ rank, value }, i) => {
      const above = markers[i - 1];
      return rank === '条' && value > 1 && above?.rank === '一' && above.value > 1;
    })
  );
}

/** The marker of a line in such a text: a 一、 is a section, and so is a （一） with an article right below it. */
export function asSection(marker: Marker, lines: readonly Line[], at: number): Marker {
  if (marker.rank === '一') return { ...marker, rank: '部' };
  const holds = marker.rank === '(一)' && markerAt(lines[at + 1]?.text ?? '')?.rank === '条';
  const heading = holds && !/[。；;]$/.test(lines[at]?.text ?? '');
  return heading ? { ...marker, rank: '目' } : marker;
}
