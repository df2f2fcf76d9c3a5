import { noteOfMark, raisedAfter } from './superscript.ts';

/** A run of letters with its place on the page, in points, y upwards. */
export interface Glyphs {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of letters on a page, in points. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Wide gaps inside: the cells of a table. */
  readonly gaps: number;
}

/** Letters so much smaller than their line are raised or lowered beside it. */
const SMALL = 0.78;

/** The lines of a page from top to bottom. Letters printed twice in one place, to look bold, count once. `marks`: the marks of notes that were left out. */
export function linesOfPage(glyphs: readonly Glyphs[], marks: string[] = []): PrintedLine[] {
  const rows: Glyphs[][] = [];
  const seen = new Map<string, Glyphs[]>();
  for (const glyph of glyphs) {
    if (!glyph.text.trim()) continue;
    const same = seen.get(glyph.text) ?? [];
    const near = 0.25 * (glyph.height || 10);
    if (same.some((other) => Math.abs(other.x - glyph.x) < near && Math.abs(other.y - glyph.y) < near)) continue;
    seen.set(glyph.text, [...same, glyph]);
    const row = rows.find((r) => sitsOn(r, glyph)) ?? rows.find((r) => isRaisedOn(r, glyph));
    if (row) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows
    .sort((a, b) => (b[0]?.y ?? 0) - (a[0]?.y ?? 0))
    .map((row) => lineOf(row, marks))
    .filter((line) => line.text !== '');
}

const sitsOn = ([first]: readonly Glyphs[], { y, height }: Glyphs): boolean =>
  Math.abs((first?.y ?? 0) - y) < Math.max(2, 0.4 * (height || 10));

/** A small letter right behind others of a line, above its foot. */
function isRaisedOn(row: readonly Glyphs[], { x, y, height }: Glyphs): boolean {
  const [first] = row;
  if (!first || height >= SMALL * first.height || y <= first.y || y > first.y + 0.7 * first.height) return false;
  return row.some((g) => Math.abs(g.x + g.width - x) < 0.4 * first.height);
}

function lineOf(row: Glyphs[], marks: string[]): PrintedLine {
  const y = row[0]?.y ?? 0;
  const parts = row.sort((a, b) => a.x - b.x);
  const size = Math.max(...parts.map((p) => p.height)) || 10;
  const usual = usualGap(parts);
  let text = '';
  let end = parts[0]?.x ?? 0;
  let gaps = 0;
  for (const part of parts) {
    const gap = part.x - end;
    if (gap > 2.2 * size && text) gaps += 1;
    if (text && gap > usual + 0.25 * size) text += LOOSE;
    if (part.height < SMALL * size && part.y > y + 0.15 * size) {
      const raised = raisedAfter(text, part.text);
      if (raised.mark) marks.push(noteOfMark(text, part.text));
      text += raised.text;
    } else text += part.text;
    end = Math.max(end, part.x + part.width);
  }
  return { text: closed(text), left: parts[0]?.x ?? 0, right: end, y, size, gaps };
}

/** The gap between letters that are set apart one by one, in points; 0 where they are not. */
function usualGap(parts: readonly Glyphs[]): number {
  const gaps = parts.slice(1).map((part, i) => part.x - (parts[i]?.x ?? 0) - (parts[i]?.width ?? 0));
  const single = parts.filter(({ text }) => text.trim().length === 1).length;
  if (single < 6 || single < 0.8 * parts.length) return 0;
  return Math.max(0, gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0);
}

/** A gap that the page leaves, not the text: between Chinese letters it is none. */
const LOOSE = '\u2009';
const closed = (text: string): string =>
  text
    .replace(/(?<=[\u4e00-\u9fa5，。；：、）”])\u2009(?=[\u4e00-\u9fa5，。；：、（“])/g, '')
    .replace(/[ \u2009\u3000\u00a0]+/g, ' ')
    .trim();
