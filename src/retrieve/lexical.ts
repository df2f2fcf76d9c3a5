import { SnapshotError } from '../errors.ts';
import { termKey } from './tokens.ts';

/** How often each term occurs in a unit (a passage or a whole document), fields weighted in; `length` is what BM25 normalises by. */
export interface Unit {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/** A term of a question with its weight in the sum. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

const MAGIC = 0x63776c31;
const HEADER_BYTES = 32;
const MAX_UNITS = 2 ** 24;
const K1 = 1.2;
const B = 0.75;

/**
 * BM25 (Robertson and Zaragoza 2009; k1 1.2, b 0.75) over typed arrays that are the file's own bytes: nothing is parsed at
 * opening. A posting is one number, `unit << 8 | occurrences` (at most 255); the units of a term ascend.
 *
 * File: magic, units, terms, postings (uint32), sum of lengths (float64), then keys (float64, ascending), starts (uint32,
 * terms + 1), postings (uint32), lengths (uint32, one a unit). Little-endian.
 */
export class Lexical {
  readonly bytes: ArrayBuffer;
  readonly size: number;
  readonly keys: Float64Array;
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  readonly lengths: Uint32Array;
  /** k1 × (1 − b + b × length ÷ mean length) of each unit. */
  private readonly norms: Float32Array;

  /** @throws SnapshotError where the bytes are no index of this format, or are cut short. */
  constructor(bytes: ArrayBuffer) {
    this.bytes = bytes;
    if (bytes.byteLength < HEADER_BYTES) throw new SnapshotError('a lexical index is shorter than its header');
    const [magic, units = 0, terms = 0, postings = 0] = new Uint32Array(bytes, 0, 4);
    if (magic !== MAGIC) throw new SnapshotError('a file is not a lexical index of this format');
    if (bytes.byteLength !== byteLength(units, terms, postings))
      throw new SnapshotError('a lexical index is not as long as its header says');
    this.size = units;
    this.keys = new Float64Array(bytes, HEADER_BYTES, terms);
    this.starts = new Uint32Array(bytes, HEADER_BYTES + terms * 8, terms + 1);
    this.postings = new Uint32Array(bytes, HEADER_BYTES + terms * 12 + 4, postings);
    this.lengths = new Uint32Array(bytes, HEADER_BYTES + terms * 12 + 4 + postings * 4, units);
    const mean = (new Float64Array(bytes, 16, 1)[0] ?? 0) / Math.max(1, units) || 1;
    this.norms = Float32Array.from(this.lengths, (length) => K1 * (1 - B + (B * length) / mean));
  }

  /** The row of a term in `starts`, or -1. */
  private row(term: string): number {
    const key = termKey(term);
    let low = 0;
    let high = this.keys.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.keys[middle]!;
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  documentFrequency(term: string): number {
    const row = this.row(term);
    return row < 0 ? 0 : this.starts[row + 1]! - this.starts[row]!;
  }

  /** ln(1 + (N − df + ½) ÷ (df + ½)): never negative. */
  idf(term: string): number {
    const frequency = this.documentFrequency(term);
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** Adds to `scores` (one a unit) what each term brings. */
  accumulate(terms: readonly WeightedTerm[], scores: Float32Array): void {
    const { postings, norms, starts } = this;
    for (const { term, weight } of terms) {
      const row = this.row(term);
      if (row < 0) continue;
      const gain = weight * this.idf(term) * (K1 + 1);
      for (let i = starts[row]!, end = starts[row + 1]!; i < end; i++) {
        const posting = postings[i]!;
        const unit = posting >>> 8;
        const occurrences = posting & 255;
        scores[unit]! += (gain * occurrences) / (occurrences + norms[unit]!);
      }
    }
  }

  /** What one term brings to one unit, as `accumulate` adds it; 0 where the unit lacks it. */
  gain({ term, weight }: WeightedTerm, unit: number): number {
    const occurrences = this.occurrences(term, unit);
    return occurrences && (weight * this.idf(term) * (K1 + 1) * occurrences) / (occurrences + this.norms[unit]!);
  }

  /** Weighted occurrences of a term in a unit (at most 255). */
  occurrences(term: string, unit: number): number {
    const row = this.row(term);
    if (row < 0) return 0;
    let low = this.starts[row]!;
    let high = this.starts[row + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const posting = this.postings[middle]!;
      if (posting >>> 8 === unit) return posting & 255;
      if (posting >>> 8 < unit) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}

/**
 * The index of `units`, the first of `kept` taken over from `old`: `kept[i]` is where the old index's unit i now stands, or
 * -1, ascending; the `units` that follow stand after all of those.
 */
export function buildLexical(units: Iterable<Unit>, old?: { index: Lexical; kept: Int32Array }): Lexical {
  const rows = new Map<number, number>();
  const lengths: number[] = [];
  let row: number[] = [];
  let posting: number[] = [];
  const rowChunks: Uint32Array[] = [];
  const postingChunks: Uint32Array[] = [];
  const rowSizes: number[] = [];
  const flush = () => {
    rowChunks.push(Uint32Array.from(row));
    postingChunks.push(Uint32Array.from(posting));
    row = [];
    posting = [];
  };
  const rowOf = (key: number) => {
    let found = rows.get(key);
    if (found === undefined) {
      found = rows.size;
      rows.set(key, found);
      rowSizes.push(0);
    }
    return found;
  };
  const add = (to: number, value: number) => {
    rowSizes[to]! += 1;
    row.push(to);
    posting.push(value);
    if (row.length === 1 << 16) flush();
  };
  if (old) {
    const { index, kept } = old;
    index.lengths.forEach((length, unit) => {
      if (kept[unit]! >= 0) lengths.push(length);
    });
    index.keys.forEach((key, i) => {
      let to = -1;
      for (let at = index.starts[i]!; at < index.starts[i + 1]!; at++) {
        const value = index.postings[at]!;
        const unit = kept[value >>> 8]!;
        if (unit < 0) continue;
        if (to < 0) to = rowOf(key);
        add(to, (unit << 8) | (value & 255));
      }
    });
  }
  for (const { counts, length } of units) {
    const unit = lengths.push(length) - 1;
    if (unit >= MAX_UNITS) throw new SnapshotError(`an index holds at most ${MAX_UNITS} passages`);
    for (const [term, count] of counts) add(rowOf(termKey(term)), ((unit << 8) | Math.min(255, count)) >>> 0);
  }
  flush();
  return assemble(rows, rowSizes, rowChunks, postingChunks, lengths);
}

/** Sorts the terms by key and gives each its postings in the order in which they came. */
function assemble(
  rows: ReadonlyMap<number, number>,
  rowSizes: readonly number[],
  rowChunks: readonly Uint32Array[],
  postingChunks: readonly Uint32Array[],
  lengths: readonly number[],
): Lexical {
  const total = rowSizes.reduce((sum, size) => sum + size, 0);
  const bytes = new ArrayBuffer(byteLength(lengths.length, rows.size, total));
  new Uint32Array(bytes, 0, 4).set([MAGIC, lengths.length, rows.size, total]);
  new Float64Array(bytes, 16, 1)[0] = lengths.reduce((sum, length) => sum + length, 0);
  const keys = new Float64Array(bytes, HEADER_BYTES, rows.size);
  keys.set(Float64Array.from(rows.keys()).sort());
  const starts = new Uint32Array(bytes, HEADER_BYTES + rows.size * 8, rows.size + 1);
  const next = new Uint32Array(rows.size);
  keys.forEach((key, i) => {
    const row = rows.get(key)!;
    next[row] = starts[i]!;
    starts[i + 1] = starts[i]! + rowSizes[row]!;
  });
  const postings = new Uint32Array(bytes, HEADER_BYTES + rows.size * 12 + 4, total);
  rowChunks.forEach((chunk, c) => {
    const values = postingChunks[c]!;
    for (let i = 0; i < chunk.length; i++) postings[next[chunk[i]!]!++] = values[i]!;
  });
  new Uint32Array(bytes, HEADER_BYTES + rows.size * 12 + 4 + total * 4, lengths.length).set(lengths);
  return new Lexical(bytes);
}

function byteLength(units: number, terms: number, postings: number): number {
  return HEADER_BYTES + terms * 12 + 4 + postings * 4 + units * 4;
}
