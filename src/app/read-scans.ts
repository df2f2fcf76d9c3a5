import { IngestError } from '../errors.ts';
import { type Gathered, type gatherFile, notRead } from '../ingest/ingest-file.ts';
import type { ScannedPage } from '../ingest/scan/scanned-page.ts';
import { settlePage } from '../ingest/scan/settle-page.ts';
import { KeptScan } from './kept-scans.ts';
import type { PageReader, PictureFile } from './page-reader.ts';

/** What reading of pictures needs: what reads a file's text, what reads pictures, where they are kept, and whom to tell how far it is. */
interface Parts {
  readonly read: typeof gatherFile;
  /** Null where `npm run setup:ocr` was not run. */
  readonly reader: PageReader | null;
  readonly folder: string;
  readonly tell: (line: string) => void;
}

/** As gatherFile, with pages that only their pictures tell: page by page, each kept once it is read, so that what is ended goes on where it was. */
export function readWithScans({ read, reader, folder, tell }: Parts): typeof gatherFile {
  return async (file, open, given = {}) => {
    const bytes = await open();
    const first = await read(file, () => bytes, given);
    const needed = first[0]?.needsPages;
    if (needed === undefined || !reader) return first;
    const kept = KeptScan.of(folder, bytes);
    try {
      kept.keep(bytes, file, given);
      const pages = await readPages(kept, needed, reader, tell);
      return await read(file, () => bytes, given, { id: kept.id, pages, confirmed: kept.confirmed() });
    } catch (error) {
      return first.some(({ policy }) => policy) ? first.map((one) => withFault(one, error)) : [failed(file, error)];
    }
  };
}

async function readPages(
  kept: KeptScan,
  needed: readonly number[] | null,
  reader: PageReader,
  tell: (line: string) => void,
): Promise<Map<number, ScannedPage>> {
  const of: PictureFile = { file: kept.file, pdf: needed !== null };
  const total = await reader.count(of);
  const pages = new Map<number, ScannedPage>();
  for (const n of needed ?? Array.from({ length: total }, (_, i) => i + 1)) {
    const before = kept.page(n);
    if (before) {
      await cutPieces(kept, n, before, reader);
      pages.set(n, before);
    } else {
      tell(`文字识别：第${n}页/共${total}页`);
      pages.set(n, await readPage(kept, of, n, reader));
    }
  }
  return pages;
}

/** A page counts as read once its pieces are cut: what is kept of it is written last. */
async function readPage(kept: KeptScan, of: PictureFile, n: number, reader: PageReader): Promise<ScannedPage> {
  try {
    const page = await reader.read(of, n, kept.picture(n));
    await cutPieces(kept, n, page, reader);
    kept.putPage(n, page);
    return page;
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    throw new IngestError(`第${n}页${error.message}；读完的页已保留，再运行一次会接着读`);
  }
}

/** A piece of the picture for each figure in doubt that has none: of a page that was kept before they were named as they are, too. */
async function cutPieces(kept: KeptScan, n: number, page: ScannedPage, reader: PageReader): Promise<void> {
  for (const doubt of settlePage(n, page, []).doubts)
    if (!kept.hasPiece(doubt)) await reader.cut(kept.picture(n), doubt.box, kept.piece(doubt));
}

const sayFault = (error: unknown): string => `文字识别没有完成：${(error as Error).message}`;

const failed = (file: string, error: unknown): Gathered => notRead(file, sayFault(error));

/** What could be read without pictures, with what became of these. */
const withFault = (one: Gathered, error: unknown): Gathered =>
  one.policy ? { ...one, policy: { ...one.policy, warnings: [...one.policy.warnings, sayFault(error)] } } : one;
