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

/** The lines of a page from top to bottom. Letters printed twice in one place, to look bold, count once. */
export function linesOfPage(glyphs: readonly Glyphs[]): PrintedLine[] {
  const rows: Glyphs[][] = [];
  const seen = new Map<string, Glyphs[]>();
  for (const glyph of glyphs) {
    if (!glyph.text.trim()) continue;
    const same = seen.get(glyph.text) ?? [];
    const near = 0.25 * (glyph.height || 10);
    if (same.some((other) => Math.abs(other.x - glyph.x) < near && Math.abs(other.y - glyph.y) < near)) continue;
    seen.set(glyph.text, [...same, glyph]);
    const row = rows.find((r) => Math.abs((r[0]?.y ?? 0) - glyph.y) < Math.max(2, 0.4 * (glyph.height || 10)));
    if (row) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows
    .sort((a, b) => (b[0]?.y ?? 0) - (a[0]?.y ?? 0))
    .map((row) => {
      const parts = row.sort((a, b) => a.x - b.x);
      const size = Math.max(...parts.map((p) => p.height)) || 10;
      let text = '';
      let end = parts[0]?.x ?? 0;
      let gaps = 0;
      for (const part of parts) {
        const gap = part.x - end;
        if (gap > 2.2 * size && text) gaps += 1;
        if (text && gap > 0.25 * size) text += LOOSE;
        text += part.text;
        end = Math.max(end, part.x + part.width);
      }
      return { text: closed(text), left: parts[0]?.x ?? 0, right: end, y: row[0]?.y ?? 0, size, gaps };
    })
    .filter((line) => line.text !== '');
}

/** A gap that the page leaves, not the text: between Chinese letters it is none. */
const LOOSE = '\u2009';
const closed = (text: string): string =>
  text
    .replace(/(?<=[\u4e00-\u9fa5，。；：、）”])\u2009(?=[\u4e00-\u9fa5，。；：、（“])/g, '')
    .replace(/[ \u2009\u3000\u00a0]+/g, ' ')
    .trim();
