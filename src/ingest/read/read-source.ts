import { readPicture } from '../scan/read-picture.ts';
import type { Scan } from '../scan/scanned-page.ts';
import type { ReadFile } from '../text/line.ts';
import { decode, formatOf } from './decode.ts';
import { checkLength, checkMarkup, checkSize } from './file-limits.ts';
import { convertOldOffice } from './old-office.ts';
import { readDocx } from './read-docx.ts';
import { readHtml } from './read-html.ts';
import { readPdf } from './read-pdf.ts';
import { readMarkdown, readText } from './read-text.ts';
import { readWorkbook } from './read-xlsx.ts';
import { checkProse } from './written-for-programs.ts';

/** A file of any format that can be read as lines, one of an old Office by way of LibreOffice, pictures of pages by what `scan` tells of them. @throws IngestError that says why it can't be read and what to do */
export async function readSource(name: string, bytes: Uint8Array, scan: Scan | null = null): Promise<ReadFile> {
  return checkSize(await read(name, bytes, scan));
}

async function read(name: string, bytes: Uint8Array, scan: Scan | null): Promise<ReadFile> {
  const format = formatOf(name, bytes);
  switch (format) {
    case 'old-docx':
    case 'old-xlsx':
      return read(name, await convertOldOffice(bytes, format), scan);
    case 'xlsx':
      return readWorkbook(bytes);
    case 'pdf':
      return readPdf(bytes, scan);
    case 'picture':
      return readPicture(scan);
    case 'docx':
      return readDocx(bytes);
    case 'html':
      return readHtml(checkMarkup(decode(bytes), 'html'));
    case 'md':
      return readMarkdown(checkProse(checkLength(decode(bytes))));
    case 'txt':
      return readText(checkProse(checkLength(decode(bytes))));
  }
}
