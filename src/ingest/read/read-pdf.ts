import { fileURLToPath } from 'node:url';
import { getDocumentProxy } from 'unpdf';
import { IngestError } from '../../errors.ts';
import { howToRead, NeedsPages } from '../scan/needs-pages.ts';
import { sayUnmatched, scanRecord } from '../scan/scan-record.ts';
import { scannedLines } from '../scan/scanned-lines.ts';
import type { Scan } from '../scan/scanned-page.ts';
import { settlePage } from '../scan/settle-page.ts';
import { labelsOf } from '../text/label.ts';
import { NO_FACTS, type PageFacts, type ReadFile } from '../text/line.ts';
import { type RuledTable, ruledTables } from './pdf-boxes.ts';
import { blocksOf } from './pdf-columns.ts';
import { resumeAfterGaps, withGaps } from './pdf-gaps.ts';
import { type Glyphs, linesOfPage } from './pdf-glyphs.ts';
import { type PdfLine, paragraphsOf } from './pdf-lines.ts';
import { PdfOperators } from './pdf-operators.ts';
import { ruledLines } from './pdf-rules.ts';
import { type ReadPage, seenOn, unreadPages } from './pdf-unread.ts';
import { fixRadicals } from './radicals.ts';

/** Adobe's character maps, as pdf.js packs them. A path with a trailing slash; a file:// URL would silently give empty text. */
const CMAPS = fileURLToPath(new URL('./cmaps/', import.meta.url));
const MOST_PAGES = 1000;

/** Pages that are pictures of which `scan` tells nothing are left out. @throws NeedsPages where all are @throws IngestError for a locked or a damaged file */
export async function readPdf(bytes: Uint8Array, scan: Scan | null = null): Promise<ReadFile> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MOST_PAGES) throw new IngestError(`PDF 有 ${pdf.numPages} 页：请拆分后导入`);
    const pages: PdfLine[][] = [];
    const read: ReadPage[] = [];
    const sizes: { readonly width: number; readonly height: number }[] = [];
    const marks: string[] = [];
    const operators = new PdfOperators(pdf);
    for (let n = 1; n <= pdf.numPages; n += 1) {
      const page = await pdf.getPage(n);
      // First what the page draws, which is counted: its letters are read without an end.
      const drawing = await operators.of(page);
      const { items } = await page.getTextContent();
      const glyphs = items.flatMap((item): Glyphs[] => {
        if (!('str' in item) || item.str === '') return [];
        const [, , , , x = 0, y = 0] = item.transform as number[];
        return [{ text: fixRadicals(item.str), x, y, width: item.width, height: item.height }];
      });
      const text = glyphs.map((glyph) => glyph.text.replace(/\s/g, '')).join('');
      const { tables, rest } = ruledTables(glyphs.length > 0 ? ruledLines(drawing) : [], glyphs);
      pages.push(withTables(linesOf(rest, marks), tables));
      const { width, height } = page.getViewport({ scale: 1 });
      sizes.push({ width, height });
      read.push({ n, text, seen: seenOn(drawing, width * height) });
      page.cleanup();
    }
    const { unread, doubts } = unreadPages(read);
    const settled = unread.flatMap((n) => {
      const seen = scan?.pages.get(n);
      return scan && seen ? [{ n, seen, settled: settlePage(n, seen, scan.confirmed) }] : [];
    });
    const out = unread.filter((n) => !settled.some((page) => page.n === n));
    if (out.length === pdf.numPages) throw new NeedsPages(out, '这份 PDF 是扫描件，没有可读的文字');
    for (const { n, seen, settled: page } of settled)
      pages[n - 1] = scannedLines(page, { ...(sizes[n - 1] as (typeof sizes)[number]), pixels: seen.width });
    const { removed, warnings, url, title, ...paragraphs } = paragraphsOf(withGaps(pages, out));
    const { lines, left } = out.length > 0 ? resumeAfterGaps(paragraphs.lines) : { lines: paragraphs.lines, left: 0 };
    const site = url && URL.canParse(url) ? new URL(url).hostname : null;
    const page: PageFacts = { ...NO_FACTS, url, title, site, labels: labelsOf(lines.map((line) => line.text)) };
    return {
      format: 'pdf',
      lines,
      page,
      removed: [...removed, ...marks],
      warnings: [
        ...warnings,
        ...doubts,
        ...(out.length > 0 ? [sayLeftOut(out, left)] : []),
        ...(scan ? sayUnmatched(scan, settled) : []),
      ],
      ...(out.length > 0 && { unread: out }),
      ...(scan && settled.length > 0 && { scan: scanRecord(scan, settled) }),
    };
  } finally {
    await pdf.destroy();
  }
}

const sayLeftOut = (pages: readonly number[], left: number): string =>
  howToRead(
    `第${pages.join('、')}页是图片或读不出文字，没有收录${left > 0 ? `；后面有 ${left} 段看不出属于哪一条，也没有收录` : ''}`,
  );

/** The lines of a page in reading order, column by column where it has columns. */
const linesOf = (glyphs: readonly Glyphs[], marks: string[]): PdfLine[] =>
  blocksOf(glyphs).flatMap(({ glyphs: own, column }) =>
    linesOfPage(own, marks).map((line): PdfLine => (column ? { ...line, column } : line)),
  );

/** The lines of a page with each of its tables before the first line of the whole width that stands below it. */
function withTables(lines: readonly PdfLine[], tables: readonly RuledTable[]): PdfLine[] {
  const out = [...lines];
  for (const table of tables) {
    const placed: PdfLine = { text: '', left: 0, right: 0, y: table.top, size: 0, gaps: 0, table };
    const at = out.findIndex((line) => !line.column && line.y < table.top);
    out.splice(at < 0 ? out.length : at, 0, placed);
  }
  return out;
}

/** What pdf.js calls when it reads fonts, and Node 20 lacks. */
type Transferable = { transferToFixedLength?: (this: ArrayBuffer, length?: number) => ArrayBuffer };
(ArrayBuffer.prototype as Transferable).transferToFixedLength ??= function (length) {
  return this.slice(0, length);
};

async function open(bytes: Uint8Array) {
  try {
    // The library takes the bytes for itself.
    return await getDocumentProxy(new Uint8Array(bytes), { cMapUrl: CMAPS, cMapPacked: true, verbosity: 0 });
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'PasswordException') throw new IngestError('PDF 已加密：请解除密码后导入');
    throw new IngestError(`PDF 已损坏，无法读取（${message}）`);
  }
}
