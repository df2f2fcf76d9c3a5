import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { GivenMetadata } from '../ingest/describe/given.ts';
import { Confirmation, ScannedPage } from '../ingest/scan/scanned-page.ts';
import { concernsSame, type Doubt } from '../ingest/scan/settle-page.ts';
import { sha256Of } from './data-files.ts';

/** Once they were kept by place alone: nobody knows any more of which figure those were said. */
const ByPlace = z.record(z.string(), z.string());
const Confirmed = z.union([z.array(Confirmation), ByPlace]);
const Origin = z.object({ file: z.string(), given: z.record(z.string(), z.unknown()) });

/**
 * What was read of one scan, in a folder named by its content: the file, per page its picture, what both readers saw and a piece of the
 * picture for each figure in doubt, and what a person said of these. Each file is written whole or not at all.
 */
export class KeptScan {
  readonly id: string;
  readonly dir: string;

  private constructor(folder: string, id: string) {
    this.id = id;
    this.dir = path.join(folder, id);
  }

  static of(folder: string, bytes: Uint8Array): KeptScan {
    return new KeptScan(folder, sha256Of(bytes).slice(0, 16));
  }

  /** The scan of that id, or null where nothing of it is kept here. */
  static find(folder: string, id: string): KeptScan | null {
    const scan = new KeptScan(folder, id);
    return fs.existsSync(scan.file) ? scan : null;
  }

  get file(): string {
    return path.join(this.dir, 'original');
  }

  picture(n: number): string {
    return path.join(this.dir, `${n}.png`);
  }

  /** The piece of a page that a figure in doubt stands on: named, as it is, by what was seen there. */
  piece({ page, read, other, words, nth, of }: Doubt): string {
    const seen = sha256Of(Buffer.from(JSON.stringify([read, other, words, nth, of])));
    return path.join(this.dir, `${page}-${seen.slice(0, 12)}.png`);
  }

  hasPiece(of: Doubt): boolean {
    return fs.existsSync(this.piece(of));
  }

  keep(bytes: Uint8Array, file: string, given: GivenMetadata): void {
    fs.mkdirSync(this.dir, { recursive: true });
    if (!fs.existsSync(this.file)) this.#put('original', bytes);
    this.#put('origin.json', JSON.stringify({ file, given }));
  }

  /** Under which name it was read, and what was said of it then. */
  origin(): { readonly file: string; readonly given: GivenMetadata } {
    return Origin.parse(JSON.parse(fs.readFileSync(path.join(this.dir, 'origin.json'), 'utf8')));
  }

  page(n: number): ScannedPage | null {
    const at = path.join(this.dir, `${n}.json`);
    return fs.existsSync(at) ? ScannedPage.parse(JSON.parse(fs.readFileSync(at, 'utf8'))) : null;
  }

  /** All pages that were read. */
  pages(): ReadonlyMap<number, ScannedPage> {
    const numbers = fs.readdirSync(this.dir).flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? []);
    const sorted = numbers.map(Number).sort((a, b) => a - b);
    return new Map(sorted.map((n) => [n, this.page(n) as ScannedPage]));
  }

  putPage(n: number, page: ScannedPage): void {
    this.#put(`${n}.json`, JSON.stringify(page));
  }

  confirmed(): readonly Confirmation[] {
    const at = path.join(this.dir, 'confirmed.json');
    if (!fs.existsSync(at)) return [];
    const kept = Confirmed.parse(JSON.parse(fs.readFileSync(at, 'utf8')));
    if (Array.isArray(kept)) return kept;
    const unknown = { read: null, other: null, words: '', nth: 0, of: 0 };
    return Object.entries(kept).map(([place, said]) => ({ ...unknown, page: Number.parseInt(place, 10), said }));
  }

  confirm({ page, read, other, words, nth, of }: Doubt, said: string): void {
    const one = { page, read, other, words, nth, of, said };
    this.#put(
      'confirmed.json',
      JSON.stringify([...this.confirmed().filter((each) => !concernsSame(each, one)), one], null, 2),
    );
  }

  #put(name: string, content: string | Uint8Array): void {
    const at = path.join(this.dir, name);
    fs.writeFileSync(`${at}.new`, content, { flush: true });
    fs.renameSync(`${at}.new`, at);
  }
}
