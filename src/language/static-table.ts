import { gramKey, grams } from './grams.ts';
import { rowOf } from './sorted-keys.ts';

const MAGIC = 0x63777435;
const HEADER_BYTES = 16;
/** Four bits a component: codes −7 … 7, kept as 1 … 15. */
const MOST = 7;

export interface TableRow {
  readonly key: number;
  readonly vector: Float32Array;
  /** What the gram weighs in a question, and in a passage. */
  readonly question: number;
  readonly passage: number;
}

/**
 * Rows of a static embedding, four bits a component, read where they lie.
 *
 * File: magic, dimension, rows, fingerprint (uint32), keys (uint32, ascending), weights in questions, weights in passages (float32, the row's
 * scale multiplied in), components (two a byte, the even one low). Little-endian.
 */
export class StaticTable {
  readonly dimension: number;
  /** FNV-1a of all that follows the header, taken when the table was written: another table, another number. */
  readonly fingerprint: number;
  private readonly keys: Uint32Array;
  private readonly weights: Record<'question' | 'passage', Float32Array>;
  private readonly codes: Uint8Array;

  /** @throws RangeError where the bytes are no such table, or are cut short */
  constructor(bytes: ArrayBuffer) {
    const [magic, dimension = 0, rows = 0, fingerprint = 0] =
      bytes.byteLength < HEADER_BYTES ? [] : new Uint32Array(bytes, 0, 4);
    if (magic !== MAGIC || bytes.byteLength !== HEADER_BYTES + rows * (12 + dimension / 2))
      throw new RangeError('the embedding table is not whole');
    this.dimension = dimension;
    this.fingerprint = fingerprint;
    this.keys = new Uint32Array(bytes, HEADER_BYTES, rows);
    this.weights = {
      question: new Float32Array(bytes, HEADER_BYTES + 4 * rows, rows),
      passage: new Float32Array(bytes, HEADER_BYTES + 8 * rows, rows),
    };
    this.codes = new Uint8Array(bytes, HEADER_BYTES + 12 * rows);
  }

  /** The row of a gram, as it is kept: whole numbers from −7 to 7, their scale in the weights. */
  row(gram: string): TableRow | undefined {
    const { dimension, codes, weights } = this;
    const key = gramKey(gram);
    const row = rowOf(this.keys, key);
    if (row < 0) return undefined;
    const vector = new Float32Array(dimension);
    for (let i = 0, at = (row * dimension) / 2; i < dimension; i += 2, at++) {
      vector[i] = (codes[at]! & 15) - 8;
      vector[i + 1] = (codes[at]! >> 4) - 8;
    }
    return { key, vector, question: weights.question[row]!, passage: weights.passage[row]! };
  }

  /** The vector of a folded text, of length 1; all zero where it holds no gram of the table. */
  embed(folded: string, side: 'question' | 'passage'): number[] {
    const counts = new Map<number, number>();
    for (const gram of grams(folded)) {
      const key = gramKey(gram);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const { dimension, codes } = this;
    const sum = new Float64Array(dimension);
    for (const [key, count] of counts) {
      const row = rowOf(this.keys, key);
      if (row < 0) continue;
      const weight = this.weights[side][row]! * (1 + Math.log(count));
      for (let i = 0, at = (row * dimension) / 2; i < dimension; i += 2, at++) {
        const pair = codes[at]!;
        sum[i]! += weight * ((pair & 15) - 8);
        sum[i + 1]! += weight * ((pair >> 4) - 8);
      }
    }
    let square = 0;
    for (const value of sum) square += value * value;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    return Array.from(sum, (value) => value * scale);
  }
}

export function tableBytes(rows: readonly TableRow[], dimension: number): ArrayBuffer {
  const sorted = [...rows].sort((a, b) => a.key - b.key);
  const size = sorted.length;
  const bytes = new ArrayBuffer(HEADER_BYTES + size * (12 + dimension / 2));
  new Uint32Array(bytes, 0, 3).set([MAGIC, dimension, size]);
  new Uint32Array(bytes, HEADER_BYTES, size).set(sorted.map((row) => row.key));
  const question = new Float32Array(bytes, HEADER_BYTES + 4 * size, size);
  const passage = new Float32Array(bytes, HEADER_BYTES + 8 * size, size);
  const codes = new Uint8Array(bytes, HEADER_BYTES + 12 * size);
  sorted.forEach((row, r) => {
    const scale = row.vector.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12) / MOST;
    question[r] = row.question * scale;
    passage[r] = row.passage * scale;
    const code = (i: number) => Math.round(row.vector[i]! / scale) + 8;
    for (let i = 0; i < dimension; i += 2) codes[(r * dimension + i) / 2] = code(i) | (code(i + 1) << 4);
  });
  new Uint32Array(bytes, 12, 1)[0] = fingerprintOf(new Uint8Array(bytes, HEADER_BYTES));
  return bytes;
}

function fingerprintOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
