import type { Line } from '../text/line.ts';
import { startsUnit } from '../text/marker.ts';
import { continues } from './join.ts';

/** A run of letters with its place on the page, in points, y upwards. */
export interface Glyphs {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Wide gaps inside: the cells of a table. */
  readonly gaps: number;
}

/** The lines of a page from top to bottom. Letters printed twice in one place, to look bold, count once. */
export function linesOfPage(glyphs: readonly Glyphs[]): PdfLine[] {
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

const URL_LINE = /^(https?:\/\/\S+)\s+\d+\s*\/\s*\d+$/;
const PAGE_NUMBER = /^[-—–―\s·]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–―\s·]*$/;

interface Paragraphs {
  readonly lines: Line[];
  readonly removed: string[];
  readonly warnings: string[];
  readonly url: string | null;
  readonly title: string | null;
}

/** Paragraphs out of the lines of all pages: printed heads and feet left out, a line that goes on put to the one before. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): Paragraphs {
  const { furniture, url, title } = printed(pages);
  const body = pages.map((page) => page.filter((line) => !furniture.has(line)));
  const flat = body.flat();
  const left = edge(
    flat.map((line) => line.left),
    'low',
  );
  const right = edge(
    flat.map((line) => line.right),
    'high',
  );
  const out: { text: string; centred: boolean }[] = [];
  let previous: PdfLine | undefined;
  let tables = 0;
  for (const line of flat) {
    const { text } = line;
    const indented = line.left > left + 1.3 * line.size;
    const filled = previous !== undefined && previous.right > right - 2.2 * previous.size;
    const centred =
      indented &&
      line.right < right - 1.3 * line.size &&
      Math.abs(line.left - left - (right - line.right)) < 3 * line.size;
    const last = out.at(-1);
    const broken =
      filled &&
      !indented &&
      !startsUnit(text) &&
      previous !== undefined &&
      Math.abs(previous.size - line.size) < 0.15 * line.size;
    const title2 =
      last?.centred &&
      centred &&
      previous !== undefined &&
      previous.size > 1.2 * median(flat) &&
      previous.size === line.size;
    if (line.gaps >= 2 || (line.gaps === 1 && previous && previous.gaps > 0)) tables += 1;
    if (last && (broken || title2 || (line.gaps === 0 && filled && continues(last.text, text)))) {
      const gap = /[A-Za-z]$/.test(last.text) && /^[A-Za-z]/.test(text) ? ' ' : '';
      last.text += gap + text;
    } else out.push({ text, centred });
    previous = line;
  }
  const removed = furniture.size ? [`页眉、页脚和页码 ${furniture.size} 行`] : [];
  const warnings = tables > 2 ? ['PDF 中像表格的部分未能可靠识别行列，按文字保留：请与原件核对'] : [];
  return {
    lines: out.map(({ text, centred }) => ({ text, ...(centred && { centred }) })),
    removed,
    warnings,
    url,
    title,
  };
}

const median = (lines: readonly PdfLine[]): number => {
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 10;
};

/** The margin that most lines keep to: robust against single lines outside it. */
function edge(values: readonly number[], side: 'low' | 'high'): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * (side === 'low' ? 0.05 : 0.9))] ?? 0;
}

/** Heads and feet: what stands first or last on most pages, numbers aside; page numbers; the browser's date, title and address. */
function printed(pages: readonly (readonly PdfLine[])[]) {
  const furniture = new Set<PdfLine>();
  const counts = new Map<string, number>();
  const margin = (page: readonly PdfLine[]): PdfLine[] => [...new Set([...page.slice(0, 2), ...page.slice(-3)])];
  const shape = (line: PdfLine): string => `${line.text.replace(/\d+/g, '#')}@${Math.round(line.y / 4)}`;
  for (const page of pages)
    for (const line of margin(page)) counts.set(shape(line), (counts.get(shape(line)) ?? 0) + 1);
  let url: string | null = null;
  let title: string | null = null;
  for (const page of pages) {
    for (const line of margin(page)) {
      const address = URL_LINE.exec(line.text);
      const dated = /^\d{4}\/\d{1,2}\/\d{1,2}\s+\d{1,2}:\d{2}\s+(.+)$/.exec(line.text);
      if (address) url ??= address[1] ?? null;
      if (dated) title ??= dated[1] ?? null;
      if (
        address ||
        dated ||
        PAGE_NUMBER.test(line.text) ||
        (pages.length > 2 && (counts.get(shape(line)) ?? 0) > pages.length / 2)
      )
        furniture.add(line);
    }
  }
  return { furniture, url, title };
}
