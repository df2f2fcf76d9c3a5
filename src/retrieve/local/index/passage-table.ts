import fs from 'node:fs';
import path from 'node:path';
import { SnapshotError } from '../../../errors.ts';
import type { Passage } from '../../passage.ts';
import { readBytes, readRange } from './read-range.ts';
import { Names } from './string-table.ts';

const MAGIC = 0x63777434;
const HEADER_BYTES = 16;
/** No parent, no vector. */
export const NONE = -1;

/**
 * The passages of a snapshot by number: names, parents and hashes in memory, texts on disk until one is asked for.
 *
 * Files: ids.names, parents.names; passages.jsonl, a passage a line; table.bin: magic, passages (uint32), 8 bytes unused, offsets into
 * passages.jsonl (float64, passages + 1), hashes (float64), parents (int32), labels of the vectors (int32).
 */
export class PassageTable {
  readonly ids: Names;
  readonly parents: Names;
  readonly parentOf: Int32Array;
  readonly labelOf: Int32Array;
  readonly hashes: Float64Array;
  private readonly offsets: Float64Array;
  private readonly texts: number;
  private numbers: Map<string, number> | undefined;

  /** @throws SnapshotError where the files do not belong together */
  constructor(dir: string) {
    this.ids = new Names(readBytes(path.join(dir, 'ids.names')));
    this.parents = new Names(readBytes(path.join(dir, 'parents.names')));
    const bytes = readBytes(path.join(dir, 'table.bin'));
    const [magic, size = 0] = bytes.byteLength < HEADER_BYTES ? [] : new Uint32Array(bytes, 0, 2);
    if (magic !== MAGIC || size !== this.ids.size || bytes.byteLength !== byteLength(size))
      throw new SnapshotError(`索引 ${dir} 的段落文件不是一套：请运行 cewen reindex 重建`);
    ({
      offsets: this.offsets,
      hashes: this.hashes,
      parentOf: this.parentOf,
      labelOf: this.labelOf,
    } = columnsOf(bytes, size));
    this.texts = fs.openSync(path.join(dir, 'passages.jsonl'), 'r');
  }

  get size(): number {
    return this.ids.size;
  }

  parentName(number: number): string | undefined {
    const parent = this.parentOf[number]!;
    return parent === NONE ? undefined : this.parents.at(parent);
  }

  /** The number of an id, built when first asked for. */
  numberOf(id: string): number | undefined {
    this.numbers ??= new Map(this.ids.all().map((held, number) => [held, number]));
    return this.numbers.get(id);
  }

  /** The id of each of so many labels; a label whose passage is gone has none. */
  idsByLabel(labels: number): (string | undefined)[] {
    const ids = new Array<string | undefined>(labels).fill(undefined);
    this.ids.all().forEach((id, number) => {
      const label = this.labelOf[number]!;
      if (label !== NONE) ids[label] = id;
    });
    return ids;
  }

  /** Reads one passage from disk. */
  passage(number: number): Passage {
    const from = this.offsets[number]!;
    const line = Buffer.alloc(this.offsets[number + 1]! - from);
    fs.readSync(this.texts, line, 0, line.length, from);
    return JSON.parse(line.toString('utf8')) as Passage;
  }

  /** passages.jsonl in memory, and where each of its lines begins. */
  lines(): { readonly text: Uint8Array; readonly offsets: Float64Array } {
    return { text: new Uint8Array(readRange(this.texts, 0, this.offsets.at(-1)!)), offsets: this.offsets };
  }

  close(): void {
    fs.closeSync(this.texts);
  }
}

/** The columns of a table of so many passages, still empty, and the bytes of table.bin that they lie in. */
export function emptyTable(size: number) {
  const bytes = new ArrayBuffer(byteLength(size));
  new Uint32Array(bytes, 0, 2).set([MAGIC, size]);
  return { bytes: new Uint8Array(bytes), ...columnsOf(bytes, size) };
}

function columnsOf(bytes: ArrayBuffer, size: number) {
  const hashes = HEADER_BYTES + 8 * (size + 1);
  return {
    offsets: new Float64Array(bytes, HEADER_BYTES, size + 1),
    hashes: new Float64Array(bytes, hashes, size),
    parentOf: new Int32Array(bytes, hashes + 8 * size, size),
    labelOf: new Int32Array(bytes, hashes + 12 * size, size),
  };
}

function byteLength(size: number): number {
  return HEADER_BYTES + 8 + size * 24;
}
