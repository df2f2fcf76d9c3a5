import { paragraphsOf } from '../read/pdf-lines.ts';
import { labelsOf } from '../text/label.ts';
import { NO_FACTS, type ReadFile } from '../text/line.ts';
import { NeedsPages } from './needs-pages.ts';
import { sayUnmatched, scanRecord } from './scan-record.ts';
import { scannedLines } from './scanned-lines.ts';
import type { Scan } from './scanned-page.ts';
import { settlePage } from './settle-page.ts';

/** Points of the width of a page of paper. */
const WIDTH = 595;

/** A picture, or the pictures of one file, as the lines that were read on them. @throws NeedsPages where they were not read yet */
export function readPicture(scan: Scan | null): ReadFile {
  if (!scan) throw new NeedsPages(null, '这是图片，文字在图里');
  const settled = [...scan.pages].map(([n, page]) => ({ n, page, settled: settlePage(n, page, scan.confirmed) }));
  const pages = settled.map(({ page: { width, height }, settled }) =>
    scannedLines(settled, { width: WIDTH, height: (height / width) * WIDTH, pixels: width }),
  );
  const { lines, removed, warnings } = paragraphsOf(pages);
  const page = { ...NO_FACTS, labels: labelsOf(lines.map((line) => line.text)) };
  return {
    format: 'picture',
    lines,
    page,
    removed,
    warnings: [...warnings, ...sayUnmatched(scan, settled)],
    scan: scanRecord(scan, settled),
  };
}
