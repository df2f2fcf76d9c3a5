import fs from 'node:fs';
import path from 'node:path';
import { SnapshotError } from '../errors.ts';
import type { Passage } from './passage.ts';
import { readBytes, readRange } from './read.ts';

const MAGIC = 0x63777434;
const HEADER_BYTES = 16;
/** No parent, no vector. */
export const NONE = -1;

interface Names {
  readonly ids: readonly string[];
  readonly parents: readonly string[];
}

/**
 * The passages of a snapshot by number: names, parents and hashes in memory, texts on disk until one is asked for.
 *
 * Files: names.json; passages.jsonl, a passage a line; table.bin: magic, passages (uint32), 8 bytes unused, offsets into
 * passages.jsonl (float64, passages + 1), hashes (uint64), parents (int32), labels of the vectors (int32).
 */
export class PassageTable {
  readonly ids: readonly string[];
  readonly parents: readonly string[];
  readonly parentOf: Int32Array;
  readonly labelOf: Int32Array;
  readonly hashes: BigUint64Array;
  private readonly offsets: Float64Array;
  private readonly texts: number;
  private numbers: Map<string, number> | undefined;

  /** @throws SnapshotError where the files do not belong together */
  constructor(dir: string) {
    const { ids, parents } = JSON.parse(fs.readFileSync(path.join(dir, 'names.json'), 'utf8')) as Names;
    const bytes = readBytes(path.join(dir, 'table.bin'));
    const [magic, size = 0] = bytes.byteLength < HEADER_BYTES ? [] : new Uint32Array(bytes, 0, 2);
    if (magic !== MAGIC || size !== ids.length || bytes.byteLength !== byteLength(size))
      throw new SnapshotError(
        `the passages of the index ${dir} do not belong together: rebuild it with "cewen reindex"`,
      );
    this.ids = ids;
    this.parents = parents;
    this.offsets = new Float64Array(bytes, HEADER_BYTES, size + 1);
    this.hashes = new BigUint64Array(bytes, HEADER_BYTES + 8 * (size + 1), size);
    this.parentOf = new Int32Array(bytes, HEADER_BYTES + 8 + 16 * size, size);
    this.labelOf = new Int32Array(bytes, HEADER_BYTES + 8 + 20 * size, size);
    this.texts = fs.openSync(path.join(dir, 'passages.jsonl'), 'r');
  }

  get size(): number {
    return this.ids.length;
  }

  parentName(number: number): string | undefined {
    return this.parents[this.parentOf[number]!];
  }

  /** The number of an id, built when first asked for. */
  numberOf(id: string): number | undefined {
    this.numbers ??= new Map(this.ids.map((held, number) => [held, number]));
    return this.numbers.get(id);
  }

  /** Reads one passage from disk. */
  passage(number: number): Passage {
    const from = this.offsets[number]!;
    const line = Buffer.alloc(this.offsets[number + 1]! - from);
    fs.readSync(this.texts, line, 0, line.length, from);
    return JSON.parse(line.toString('utf8')) as Passage;
  }

  /** All lines of passages.jsonl in memory, by id. */
  lines(): (id: string) => Uint8Array | undefined {
    const all = new Uint8Array(readRange(this.texts, 0, this.offsets.at(-1)!));
    return (id) => {
      const number = this.numberOf(id);
      return number === undefined ? undefined : all.subarray(this.offsets[number], this.offsets[number + 1]);
    };
  }

  close(): void {
    fs.closeSync(this.texts);
  }
}

export interface TableRow {
  readonly passage: Passage;
  readonly hash: bigint;
  readonly parent: number;
  readonly label: number;
  /** Whether it stands in the table before with the same content. */
  readonly kept: boolean;
}

/** The files of a table; the lines of kept passages are taken from the table before. */
export function tableFiles(
  rows: readonly TableRow[],
  parents: readonly string[],
  before: { readonly table: PassageTable } | undefined,
): Record<'names.json' | 'table.bin' | 'passages.jsonl', Uint8Array> {
  const bytes = new ArrayBuffer(byteLength(rows.length));
  new Uint32Array(bytes, 0, 2).set([MAGIC, rows.length]);
  const offsets = new Float64Array(bytes, HEADER_BYTES, rows.length + 1);
  const taken = before?.table.lines();
  const lines = rows.map(({ passage, kept }, i) => {
    const line = (kept && taken?.(passage.id)) || Buffer.from(`${JSON.stringify(passage)}\n`);
    offsets[i + 1] = offsets[i]! + line.length;
    return line;
  });
  const at = HEADER_BYTES + 8 * (rows.length + 1);
  const size = rows.length;
  const hashes = new BigUint64Array(bytes, at, size);
  const ofParents = new Int32Array(bytes, at + 8 * size, size);
  const labels = new Int32Array(bytes, at + 12 * size, size);
  rows.forEach(({ hash, parent, label }, i) => {
    hashes[i] = hash;
    ofParents[i] = parent;
    labels[i] = label;
  });
  const names: Names = { ids: rows.map((row) => row.passage.id), parents };
  return {
    'names.json': Buffer.from(JSON.stringify(names)),
    'table.bin': new Uint8Array(bytes),
    'passages.jsonl': Buffer.concat(lines),
  };
}

function byteLength(size: number): number {
  return HEADER_BYTES + 8 + size * 24;
}
