import type { Source } from '../text/line.ts';
import { decode, formatOf } from './decode.ts';
import { readDocx } from './read-docx.ts';
import { readHtml } from './read-html.ts';
import { readPdf } from './read-pdf.ts';
import { readMarkdown, readText } from './read-text.ts';

/** A file of any of the five formats as lines. @throws IngestError that says why it can't be read and what to do */
export async function readSource(name: string, bytes: Uint8Array): Promise<Source> {
  switch (formatOf(name, bytes)) {
    case 'pdf':
      return readPdf(bytes);
    case 'docx':
      return readDocx(bytes);
    case 'html':
      return readHtml(decode(bytes));
    case 'md':
      return readMarkdown(decode(bytes));
    case 'txt':
      return readText(decode(bytes));
  }
}
