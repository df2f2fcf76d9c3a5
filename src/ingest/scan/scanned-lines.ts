import type { PdfLine } from '../read/pdf-lines.ts';
import type { SettledPage } from './settle-page.ts';

/** Letters this near to the usual size are of that size: a box that was found is higher or lower than its letters. */
const NEAR = 0.3;

/** The lines of a scanned page as those of a printed one `width` × `height` points large, drawn `pixels` wide. */
export function scannedLines(
  { lines }: SettledPage,
  page: { readonly width: number; readonly height: number; readonly pixels: number },
): PdfLine[] {
  const scale = page.width / page.pixels;
  const heights = lines.map(({ box }) => box[3] - box[1]).sort((a, b) => a - b);
  const usual = (heights[heights.length >> 1] ?? 20) * scale;
  return lines.map(({ text, box }): PdfLine => {
    const size = (box[3] - box[1]) * scale;
    return {
      text,
      left: box[0] * scale,
      right: box[2] * scale,
      y: page.height - box[3] * scale,
      size: Math.abs(size - usual) < NEAR * usual ? usual : size,
      gaps: text.match(/(?<=[\p{Script=Han}\d%]) (?=[\p{Script=Han}\d])/gu)?.length ?? 0,
    };
  });
}
