import fs from 'node:fs';
import path from 'node:path';
import { SnapshotError } from '../../../errors.ts';
import { WordList } from '../../../language/segment.ts';
import { SIZE_SCALE } from '../search/weights.ts';
import { Lexical } from './lexical-index.ts';
import { NONE, PassageTable } from './passage-table.ts';
import { Codes } from './quantized-vectors.ts';
import { readBytes } from './read-range.ts';

/** The opened files of a snapshot but for its graph, and what follows from them for every question. */
export class Parts {
  readonly table: PassageTable;
  readonly passages: Lexical;
  readonly documents: Lexical;
  readonly words: WordList;
  readonly codes: Codes;
  /** The passage of each label, or NONE. */
  readonly numberOfLabel: Int32Array;
  /** How many labels have a passage. */
  readonly living: number;
  /** Passages of each document, and ln(1 + that ÷ SIZE_SCALE). */
  readonly sizes: Uint32Array;
  readonly logSizes: Float32Array;
  private readonly files: number[] = [];

  /** @throws SnapshotError where a file is damaged or they do not belong together */
  constructor(at: string) {
    this.table = new PassageTable(at);
    this.passages = Lexical.open(this.open(path.join(at, 'passages.bm25')));
    this.documents = Lexical.open(this.open(path.join(at, 'documents.bm25')));
    this.words = new WordList(readBytes(path.join(at, 'words.bin')));
    this.codes = new Codes(readBytes(path.join(at, 'vectors.int8')));
    const { table } = this;
    if (this.passages.size !== table.size || this.documents.size !== table.parents.size)
      throw new SnapshotError(`索引 ${at} 的各个文件不是一套：请运行 cewen reindex 重建`);
    this.numberOfLabel = new Int32Array(this.codes.size).fill(NONE);
    this.sizes = new Uint32Array(this.documents.size);
    let living = 0;
    for (let number = 0; number < table.size; number++) {
      const label = table.labelOf[number]!;
      const parent = table.parentOf[number]!;
      if (parent !== NONE) this.sizes[parent]! += 1;
      if (label === NONE) continue;
      this.numberOfLabel[label] = number;
      living += 1;
    }
    this.living = living;
    this.logSizes = Float32Array.from(this.sizes, (size) => Math.log1p(size / SIZE_SCALE));
  }

  close(): void {
    this.table.close();
    for (const file of this.files.splice(0)) fs.closeSync(file);
  }

  private open(name: string): number {
    const file = fs.openSync(name, 'r');
    this.files.push(file);
    return file;
  }
}
