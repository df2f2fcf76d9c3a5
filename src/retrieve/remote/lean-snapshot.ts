import fs from 'node:fs';
import path from 'node:path';
import { WordList } from '../../language/segment.ts';
import { Lexical } from '../local/index/lexical-index.ts';
import { NONE, PassageTable } from '../local/index/passage-table.ts';
import { readBytes } from '../local/index/read-range.ts';
import { type SnapshotManifest, verifiedSnapshot } from '../local/index/snapshot.ts';
import { SIZE_SCALE } from '../local/search/weights.ts';

/** What a process holds of a snapshot whose passages are ranked elsewhere: names, words and whole documents; neither vectors nor their graph nor passages' postings. */
export class LeanSnapshot {
  readonly manifest: SnapshotManifest;
  readonly table: PassageTable;
  /** Of the passages the terms alone, and how many passages hold each. */
  readonly passages: Lexical;
  readonly documents: Lexical;
  readonly words: WordList;
  /** ln(1 + passages of each document ÷ SIZE_SCALE). */
  readonly logSizes: Float32Array;
  readonly #files: number[] = [];

  /** The current snapshot of `dir`. @throws SnapshotError where there is none or it is damaged */
  constructor(dir: string) {
    const { path: at, manifest } = verifiedSnapshot(dir);
    this.manifest = manifest;
    this.table = new PassageTable(at);
    this.passages = Lexical.open(this.#open(path.join(at, 'passages.bm25')));
    this.documents = Lexical.open(this.#open(path.join(at, 'documents.bm25')));
    this.words = new WordList(readBytes(path.join(at, 'words.bin')));
    const sizes = new Uint32Array(this.documents.size);
    for (const parent of this.table.parentOf) if (parent !== NONE) sizes[parent]! += 1;
    this.logSizes = Float32Array.from(sizes, (size) => Math.log1p(size / SIZE_SCALE));
  }

  close(): void {
    this.table.close();
    for (const file of this.#files.splice(0)) fs.closeSync(file);
  }

  #open(name: string): number {
    const file = fs.openSync(name, 'r');
    this.#files.push(file);
    return file;
  }
}
