import type { getDocumentProxy } from 'unpdf';
import { IngestError } from '../../errors.ts';
import type { Drawn } from './pdf-rules.ts';

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;

/** Steps of drawing, letters counted too: many times what the fullest page of a policy takes, and what is read in a second or two. */
const MOST = { page: 200_000, file: 1_000_000 };
/** The number of pdf.js for letters that are shown: OPS.showText. */
const SHOW_TEXT = 44;

/** What pdf.js calls on a page with each part of its drawing; a page counts them by it, for a few bytes of a file may draw without end. */
interface Drawing {
  _renderPageChunk(part: Drawn, state: unknown): void;
}

/** What the pages of a file draw, up to so much of each and of all. */
export class PdfOperators {
  readonly #document: Document;
  #taken = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  /** What a page draws. @throws IngestError where that is more than any policy's; the document is of no use afterwards. */
  of(page: Page): Promise<Drawn> {
    const drawing = page as unknown as Drawing;
    const take = drawing._renderPageChunk.bind(page);
    let taken = 0;
    return new Promise((resolve, reject) => {
      drawing._renderPageChunk = (part, state) => {
        const size = sizeOf(part);
        taken += size;
        this.#taken += size;
        if (taken <= MOST.page && this.#taken <= MOST.file) return take(part, state);
        reject(new IngestError(`PDF 第 ${page.pageNumber} 页画的东西太多：请另存一份，或拆分后导入`));
        void this.#document.destroy();
      };
      page.getOperatorList().then(resolve, reject);
    });
  }
}

/** Steps, and the letters of those that show some. */
function sizeOf({ fnArray, argsArray }: Drawn): number {
  let size = fnArray.length;
  for (const [i, fn] of fnArray.entries()) {
    const [letters] = fn === SHOW_TEXT ? (argsArray[i] as readonly unknown[]) : [];
    if (Array.isArray(letters)) size += letters.length;
  }
  return size;
}
