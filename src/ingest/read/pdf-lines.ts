import { excerpt, type Line } from '../text/line.ts';
import { startsUnit } from '../text/marker.ts';
import { putTable } from '../text/table.ts';
import { continues } from './join.ts';
import type { RuledTable } from './pdf-boxes.ts';
import type { PrintedLine } from './pdf-glyphs.ts';
import { cellText, goesOn, printedRows } from './pdf-tables.ts';

/** A line of a page, or the place of a table on it. */
export interface PdfLine extends PrintedLine {
  readonly table?: RuledTable;
  /** It stands for pages that were left out: nothing goes on over it. */
  readonly gap?: true;
  /** The edges of the column that it stands in, where the page has columns. */
  readonly column?: { readonly left: number; readonly right: number };
}

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
  const all = pages.map((page) => page.filter((line) => !furniture.has(line)));
  const words = all.flat().filter((line) => !line.table && !line.gap);
  const usual = median(words);
  const notes = all.map((page) => notesOf(page, usual));
  const body = all.map((page, i) => page.slice(0, page.length - (notes[i]?.length ?? 0)));
  const flat = body.flat();
  const ends = new Map(body.flatMap((page, i) => (page.at(-1) ? [[page.at(-1), notes[i] ?? []] as const] : [])));
  const left = edge(
    words.map((line) => line.left),
    'low',
  );
  const right = edge(
    words.map((line) => line.right),
    'high',
  );
  const out: Line[] = [];
  const torn: string[] = [];
  let previous: PdfLine | undefined;
  let tables = 0;
  // The notes below a page stand behind the paragraph that goes on over it.
  let below: PdfLine[] = [];
  const put = (line: Line): void => {
    out.push(...noteLines(below).map((text) => ({ text })), line);
    below = [];
  };
  for (const [at, line] of flat.entries()) {
    const { text } = line;
    below.push(...(ends.get(flat[at - 1]) ?? []));
    if (line.gap) {
      put({ text });
      previous = undefined;
      continue;
    }
    const edges = line.column ?? { left, right };
    const before = previous?.column ?? { left, right };
    if (line.table) {
      if (flat[at - 1]?.table && goesOn(flat[at - 1]?.table as RuledTable, line.table)) continue;
      const parts = [line.table];
      for (let i = at + 1; goesOn(parts.at(-1) as RuledTable, flat[i]?.table); i += 1)
        parts.push(flat[i]?.table as RuledTable);
      const rows = printedRows(parts);
      if (!rows || !putTable(out, rows)) {
        const said = parts.flatMap(({ cells }) => cells.map(cellText)).filter(Boolean);
        torn.push(`表格未能可靠识别，按文字保留：${excerpt(said.join(' '))}`);
        out.push(...said.flatMap((cell) => cell.split('\n')).map((words) => ({ text: words })));
      }
      previous = undefined;
      continue;
    }
    const indented = line.left > edges.left + 1.3 * line.size;
    const filled = previous !== undefined && previous.right > before.right - 2.2 * previous.size;
    const centred =
      indented &&
      line.right < edges.right - 1.3 * line.size &&
      Math.abs(line.left - edges.left - (edges.right - line.right)) < 3 * line.size;
    const last = previous === undefined ? undefined : out.at(-1);
    const broken =
      filled &&
      !indented &&
      !startsUnit(text) &&
      previous !== undefined &&
      Math.abs(previous.size - line.size) < 0.15 * line.size;
    const title2 =
      last?.centred && centred && previous !== undefined && previous.size > 1.2 * usual && previous.size === line.size;
    if (line.gaps >= 2 || (line.gaps === 1 && previous && previous.gaps > 0)) tables += 1;
    if (last && (broken || title2 || (line.gaps === 0 && filled && continues(last.text, text)))) {
      const gap = /[A-Za-z]$/.test(last.text) && /^[A-Za-z]/.test(text) ? ' ' : '';
      out[out.length - 1] = { ...last, text: last.text + gap + text };
    } else put({ text, ...(centred && { centred }) });
    previous = line;
  }
  below.push(...(ends.get(flat.at(-1)) ?? []));
  out.push(...noteLines(below).map((text) => ({ text })));
  const removed = furniture.size ? [`页眉、页脚和页码 ${furniture.size} 行`] : [];
  const warnings = [...torn, ...(tables > 2 ? ['PDF 中像表格的部分未能可靠识别行列，按文字保留：请与原件核对'] : [])];
  return {
    lines: out,
    removed,
    warnings,
    url,
    title,
  };
}

/** The notes at the foot of a page: its last lines, of smaller letters than the text above them. */
function notesOf(page: readonly PdfLine[], usual: number): readonly PdfLine[] {
  const from = page.findLastIndex((line) => line.table || line.size > 0.85 * usual) + 1;
  return from > 0 ? page.slice(from) : [];
}

const NOTE_MARK = /^[[(（〔【]?(\d{1,2}|[\u2460-\u2473*※†‡])[\])）〕】]?[.、．]?\s*/;

/** Each note as a text of its own: a line without a mark goes on with the note before. */
function noteLines(lines: readonly PdfLine[]): string[] {
  const notes: string[] = [];
  for (const { text } of lines) {
    const mark = NOTE_MARK.exec(text);
    if (mark || notes.length === 0) notes.push(`注${mark?.[1] ?? ''}：${text.slice(mark?.[0].length ?? 0)}`);
    else notes[notes.length - 1] += text;
  }
  return notes;
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
  const margin = (page: readonly PdfLine[]): PdfLine[] => {
    const text = page.filter((line) => !line.table && !line.gap);
    return [...new Set([...text.slice(0, 2), ...text.slice(-3)])];
  };
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
