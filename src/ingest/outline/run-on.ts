import type { Line } from '../text/line.ts';
import { type Marker, markerAt, RANKS, type Rank } from '../text/marker.ts';

const CANDIDATE =
  /第[〇零一二三四五六七八九十百]{1,7}[章节条]|[（(][〇一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)/g;
/** A unit ends before a number: with its sentence, its bracket, or the garbled full stop of a scan (54%o三、). */
const ENDED = /(?:[。；！？:：][”’』」）)]*|[）)】]|[\d%％]o)\s*$/;
const SPLIT_RANKS: readonly Rank[] = ['章', '节', '条', '一', '(一)', '1'];

/**
 * Puts every unit on a line of its own where the line breaks of a text were lost. A number inside a line begins a unit only
 * if it is the next one of its rank, or the first one right behind a heading, and what stands before it has ended.
 */
export function splitRunOn(lines: readonly Line[]): { lines: Line[]; runOn: boolean } {
  const loose = lines.some((line) => hidesTopUnit(line.text));
  const last = new Map<Rank, number>();
  const out: Line[] = [];
  let hidden = 0;
  for (const line of lines) {
    if (line.table) {
      out.push(line);
      continue;
    }
    const cuts = cutsOf(line.text, last, loose);
    hidden += cuts.length;
    if (cuts.length === 0) out.push(line);
    else for (const [from, to] of spans(cuts, line.text.length)) out.push({ text: line.text.slice(from, to).trim() });
  }
  return { lines: out.filter((line) => line.table || line.text), runOn: loose || hidden > 1 };
}

/** True where a 一、 or 第一条 stands behind other text of the line, as happens only where breaks were lost. */
function hidesTopUnit(text: string): boolean {
  for (const m of text.matchAll(
    /(?<=[。！）)：:\d%o办法规定细则方案])(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,5}条)/g,
  )) {
    if (m.index < 8) continue;
    const marker = markerAt(text.slice(m.index, m.index + 64));
    // An enumeration inside a sentence (一、二级) is no unit.
    if (marker && /^.{2,}[，。,；]/.test(text.slice(m.index + marker.text.length, m.index + 400))) return true;
  }
  return false;
}

function cutsOf(text: string, last: Map<Rank, number>, loose: boolean): number[] {
  const cuts: number[] = [];
  let open = note(markerAt(text.slice(0, 64)), last);
  let from = 0;
  for (const m of text.matchAll(CANDIDATE)) {
    const at = m.index;
    if (at === 0 || at < from) continue;
    const marker = markerAt(text.slice(at, at + 64));
    if (!marker || !SPLIT_RANKS.includes(marker.rank)) continue;
    // Only the last letters tell whether a unit has ended; a heading is short.
    const before = text.slice(Math.max(from, at - 120), at);
    const whole = at - from <= 120;
    if (isReference(before, text.slice(at + marker.text.length, at + 64))) continue;
    const next = marker.value === (last.get(marker.rank) ?? 0) + 1;
    // Of a first number its second one must follow, or a heading stand right before it.
    const heading =
      open !== undefined && whole && isHeading(before.slice(open.text.length)) && order(marker.rank) > order(open.rank);
    const first = marker.value === 1 && (heading || (ENDED.test(before) && (loose || followed(text, at, marker))));
    const ended = ENDED.test(before) && (loose || /[。！？）)]\s*$/.test(before));
    const titled =
      loose && marker.value === 1 && marker.rank === '条' && /(?:办法|规定|细则|方案|条例|意见|措施)$/.test(before);
    if (!((next && (ended || heading)) || (first && (heading || ended)) || titled)) continue;
    if (!loose && /^[（(]/.test(marker.text) && /[；：:;]\s*$/.test(before)) continue;
    cuts.push(at);
    from = at;
    open = note(marker, last);
  }
  return cuts;
}

/** 第五条第（一）、（二）项: the numbers of units elsewhere. */
const isReference = (before: string, after: string): boolean =>
  /[第条款项]\s*$|[）)]\s*[、，至和及或-]\s*$/.test(before) ||
  /^\s*(?:[、，至和及或]\s*[（(第]|[项款目](?!目)|所列|规定的)/.test(after);

const order = (rank: Rank): number => RANKS.indexOf(rank as (typeof RANKS)[number]);
const isHeading = (text: string): boolean => text.length >= 2 && text.length <= 26 && !/[，。；：,;:]/.test(text);

function followed(text: string, at: number, marker: Marker): boolean {
  const second = {
    一: /[。；)）]\s*二、/,
    '(一)': /[。；)）]\s*[（(]二[）)]/,
    '1': /[。；)）]\s*2[.．、]/,
    条: /。\s*第二条/,
  }[marker.rank as string];
  return second?.test(text.slice(at + marker.text.length, at + 4000)) ?? false;
}

/** Remembers how far each rank has counted; a unit begins the ranks below it anew, though 1. may also go on counting. */
function note(marker: Marker | undefined, last: Map<Rank, number>): Marker | undefined {
  if (!marker) return undefined;
  last.set(marker.rank, marker.value);
  for (const rank of ['(一)', '(1)', '①'] as const) if (order(rank) > order(marker.rank)) last.delete(rank);
  return marker;
}

function* spans(cuts: readonly number[], length: number): Generator<[number, number]> {
  const edges = [0, ...cuts, length];
  for (let i = 0; i + 1 < edges.length; i += 1) yield [edges[i] as number, edges[i + 1] as number];
}
