import { writeFileSync } from 'node:fs';
import type { PageReader } from '../../src/app/page-reader.ts';
import type { ScannedPage, SeenLine } from '../../src/ingest/scan/scanned-page.ts';

/** The first bytes of a PNG: a picture by its format, of which only fakes see anything. */
export const PICTURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const lineAt = (text: string, row: number): SeenLine => {
  const left = /^[一二三四]、|^第|^（/.test(text) ? 200 : 140;
  return { text, box: [left, 100 + row * 60, left + text.length * 30, 130 + row * 60] };
};

/** A page of these lines; what the second reader saw otherwise, by the number of its line, null for a line that it didn't see. */
export function scannedPage(
  lines: readonly string[],
  otherwise: Readonly<Record<number, string | null>> = {},
): ScannedPage {
  const second = lines.flatMap((text, row) => {
    const seen = row in otherwise ? otherwise[row] : text;
    return seen === null || seen === undefined ? [] : [lineAt(seen, row)];
  });
  return { width: 1414, height: 2000, first: lines.map(lineAt), second };
}

/** A reader of pages that were given; what it was asked for is in `asked`. */
export class FakePageReader implements PageReader {
  readonly asked: string[] = [];
  readonly #pages: readonly (ScannedPage | Error)[];

  constructor(pages: readonly (ScannedPage | Error)[]) {
    this.#pages = pages;
  }

  async count(): Promise<number> {
    return this.#pages.length;
  }

  async read(_: unknown, n: number): Promise<ScannedPage> {
    this.asked.push(`read ${n}`);
    const page = this.#pages[n - 1];
    if (!page || page instanceof Error) throw page ?? new Error(`no page ${n}`);
    return page;
  }

  async cut(_: string, box: readonly number[], to: string): Promise<void> {
    this.asked.push(`cut ${box[1]} ${to.replace(/.*\//, '')}`);
    writeFileSync(to, PICTURE);
  }

  stop(): void {}
}
