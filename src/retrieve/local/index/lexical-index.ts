import fs from 'node:fs';
import { SnapshotError } from '../../../errors.ts';
import { rowOf } from '../../../language/sorted-keys.ts';
import { termKey } from '../../../language/tokens.ts';
import { readRange } from './read-range.ts';

/** How often each term occurs in a unit (a passage or a whole document), fields weighted in; `length` is what BM25 normalises by. */
export interface IndexedUnit {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/** A term of a question with its weight in the sum. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

const MAGIC = 0x63776c32;
const HEADER_BYTES = 32;
const MAX_UNITS = 2 ** 24;
const K1 = 1.2;
const B = 0.75;

/** Gives the postings from one place to another, as numbers of postings. */
type ReadPostings = (from: number, to: number) => Uint32Array;

/**
 * BM25 (Robertson and Zaragoza 2009; k1 1.2, b 0.75) over typed arrays that are the file's own bytes: nothing is parsed at
 * opening. A posting is one number, `unit << 8 | occurrences` (at most 255); the units of a term ascend. The postings of a
 * term are read when it is first asked for.
 *
 * File: magic, units, terms, postings (uint32), sum of lengths (float64), then keys (float64, ascending), starts (uint32,
 * terms + 1), lengths (uint32, one a unit), postings (uint32). Little-endian.
 */
export class Lexical {
  readonly size: number;
  readonly keys: Float64Array;
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
  /** k1 × (1 − b + b × length ÷ mean length) of each unit. */
  private readonly norms: Float32Array;
  private readonly read: ReadPostings;
  private readonly lists = new Map<number, Uint32Array>();

  /** @param head everything before the postings, its sizes checked */
  private constructor(head: ArrayBuffer, read: ReadPostings) {
    const [, units = 0, terms = 0] = new Uint32Array(head, 0, 4);
    this.size = units;
    this.keys = new Float64Array(head, HEADER_BYTES, terms);
    this.starts = new Uint32Array(head, HEADER_BYTES + terms * 8, terms + 1);
    this.lengths = new Uint32Array(head, HEADER_BYTES + terms * 12 + 4, units);
    const mean = (new Float64Array(head, 16, 1)[0] ?? 0) / Math.max(1, units) || 1;
    this.norms = new Float32Array(units);
    for (let unit = 0; unit < units; unit++) this.norms[unit] = K1 * (1 - B + (B * this.lengths[unit]!) / mean);
    this.read = read;
  }

  /** @throws SnapshotError where the bytes are no index of this format, or are cut short. */
  static of(bytes: ArrayBuffer): Lexical {
    const { head } = sizesOf(bytes, bytes.byteLength);
    return new Lexical(bytes, (from, to) => new Uint32Array(bytes, head + from * 4, to - from));
  }

  /** Reads what is needed for any term; postings later. @throws SnapshotError as `of` */
  static open(file: number): Lexical {
    const { head } = sizesOf(readRange(file, 0, HEADER_BYTES), fs.fstatSync(file).size);
    return new Lexical(
      readRange(file, 0, head),
      (from, to) => new Uint32Array(readRange(file, head + from * 4, (to - from) * 4)),
    );
  }

  private postings(row: number): Uint32Array {
    let list = this.lists.get(row);
    if (!list) {
      list = this.read(this.starts[row]!, this.starts[row + 1]!);
      this.lists.set(row, list);
    }
    return list;
  }

  /** All postings, in the order of the keys. */
  allPostings(): Uint32Array {
    return this.read(0, this.starts.at(-1)!);
  }

  /** The row of a term in `starts`, or -1. */
  row(term: string): number {
    return rowOf(this.keys, termKey(term));
  }

  documentFrequency(term: string): number {
    const row = this.row(term);
    return row < 0 ? 0 : this.frequency(row);
  }

  private frequency(row: number): number {
    return this.starts[row + 1]! - this.starts[row]!;
  }

  /** ln(1 + (N − df + ½) ÷ (df + ½)): never negative. */
  private idf(row: number): number {
    const frequency = this.frequency(row);
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** What each term brings to each unit, as `accumulate` adds it for a weight of 1: the rows of its terms and their gains, unit by unit. */
  *gains(): Generator<{ readonly rows: Uint32Array; readonly gains: Float32Array }> {
    const all = this.allPostings();
    const ends = new Uint32Array(this.size + 1);
    for (const posting of all) ends[(posting >>> 8) + 1]! += 1;
    for (let unit = 0; unit < this.size; unit++) ends[unit + 1]! += ends[unit]!;
    const next = ends.slice(0, this.size);
    const rows = new Uint32Array(all.length);
    const gains = new Float32Array(all.length);
    for (let row = 0; row < this.keys.length; row++) {
      const gain = this.idf(row) * (K1 + 1);
      for (let i = this.starts[row]!; i < this.starts[row + 1]!; i++) {
        const unit = all[i]! >>> 8;
        const occurrences = all[i]! & 255;
        const at = next[unit]!++;
        rows[at] = row;
        gains[at] = (gain * occurrences) / (occurrences + this.norms[unit]!);
      }
    }
    for (let unit = 0; unit < this.size; unit++)
      yield { rows: rows.subarray(ends[unit], ends[unit + 1]), gains: gains.subarray(ends[unit], ends[unit + 1]) };
  }

  /** Adds to `scores` (one a unit) what each term brings. */
  accumulate(terms: readonly WeightedTerm[], scores: Float32Array): void {
    const { norms } = this;
    for (const { term, weight } of terms) {
      const row = this.row(term);
      if (row < 0) continue;
      const gain = weight * this.idf(row) * (K1 + 1);
      const postings = this.postings(row);
      for (let i = 0; i < postings.length; i++) {
        const posting = postings[i]!;
        const unit = posting >>> 8;
        const occurrences = posting & 255;
        scores[unit]! += (gain * occurrences) / (occurrences + norms[unit]!);
      }
    }
  }

  /** What one term brings to one unit, as `accumulate` adds it; 0 where the unit lacks it. */
  gain({ term, weight }: WeightedTerm, unit: number): number {
    const row = this.row(term);
    const occurrences = row < 0 ? 0 : this.occurrences(row, unit);
    return occurrences && (weight * this.idf(row) * (K1 + 1) * occurrences) / (occurrences + this.norms[unit]!);
  }

  /** Weighted occurrences of a term in a unit (at most 255). */
  private occurrences(row: number, unit: number): number {
    const postings = this.postings(row);
    let low = 0;
    let high = postings.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const posting = postings[middle]!;
      if (posting >>> 8 === unit) return posting & 255;
      if (posting >>> 8 < unit) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}

/** Checks a file's header against its size. */
function sizesOf(header: ArrayBuffer, size: number): { head: number } {
  if (header.byteLength < HEADER_BYTES)
    throw new SnapshotError('索引的词表文件比文件头还短：请运行 cewen reindex 重建');
  const [magic, units = 0, terms = 0, postings = 0] = new Uint32Array(header, 0, 4);
  if (magic !== MAGIC) throw new SnapshotError('索引的词表文件格式不对：请运行 cewen reindex 重建');
  const head = HEADER_BYTES + terms * 12 + 4 + units * 4;
  if (size !== head + postings * 4) throw new SnapshotError('索引的词表文件长度不对：请运行 cewen reindex 重建');
  return { head };
}

/** The arrays of an index still empty, and the bytes that they lie in. */
export function emptyLexical(units: number, terms: number, postings: number, lengthSum: number) {
  if (units > MAX_UNITS) throw new SnapshotError(`一个索引最多 ${MAX_UNITS} 个段落`);
  const head = HEADER_BYTES + terms * 12 + 4 + units * 4;
  const bytes = new ArrayBuffer(head + postings * 4);
  new Uint32Array(bytes, 0, 4).set([MAGIC, units, terms, postings]);
  new Float64Array(bytes, 16, 1)[0] = lengthSum;
  return {
    bytes,
    keys: new Float64Array(bytes, HEADER_BYTES, terms),
    starts: new Uint32Array(bytes, HEADER_BYTES + terms * 8, terms + 1),
    lengths: new Uint32Array(bytes, HEADER_BYTES + terms * 12 + 4, units),
    postings: new Uint32Array(bytes, head, postings),
  };
}
