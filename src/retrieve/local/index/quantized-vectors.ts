import { SnapshotError } from '../../../errors.ts';
import { Best } from './top-k.ts';

const MAGIC = 0x63777633;
const HEADER_BYTES = 16;

/**
 * Vectors of length 1, one byte a component, each with its own scale: the cosine of any passage and a question without
 * asking the graph. Addressed by label, as the graph is.
 *
 * File: magic, dimension, vectors (uint32), 4 bytes unused, scales (float32), components (int8).
 */
export class Codes {
  readonly bytes: ArrayBuffer;
  readonly dimension: number;
  readonly size: number;
  private readonly scales: Float32Array;
  private readonly components: Int8Array;

  /** @throws SnapshotError where the bytes are no such file, or are cut short. */
  constructor(bytes: ArrayBuffer) {
    const [magic, dimension = 0, size = 0] = bytes.byteLength < HEADER_BYTES ? [] : new Uint32Array(bytes, 0, 3);
    if (magic !== MAGIC || bytes.byteLength !== byteLength(dimension, size))
      throw new SnapshotError('索引的向量文件不完整或格式不对：请运行 cewen reindex 重建');
    this.bytes = bytes;
    this.dimension = dimension;
    this.size = size;
    this.scales = new Float32Array(bytes, HEADER_BYTES, size);
    this.components = new Int8Array(bytes, HEADER_BYTES + size * 4, size * dimension);
  }

  /** The first `old` of them as they are, then `added`. */
  static of(dimension: number, added: readonly (readonly number[])[], old?: Codes): Codes {
    const kept = old?.size ?? 0;
    const bytes = new ArrayBuffer(byteLength(dimension, kept + added.length));
    new Uint32Array(bytes, 0, 3).set([MAGIC, dimension, kept + added.length]);
    const codes = new Codes(bytes);
    if (old) {
      codes.scales.set(old.scales);
      codes.components.set(old.components);
    }
    added.forEach((vector, i) => {
      const length = Math.hypot(...vector);
      const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
      codes.scales[kept + i] = scale / length;
      codes.components.set(
        Int8Array.from(vector, (value) => Math.round(value / scale)),
        (kept + i) * dimension,
      );
    });
    return codes;
  }

  /** Those of the given labels, in that order. */
  select(labels: readonly number[]): Codes {
    const bytes = new ArrayBuffer(byteLength(this.dimension, labels.length));
    new Uint32Array(bytes, 0, 3).set([MAGIC, this.dimension, labels.length]);
    const codes = new Codes(bytes);
    labels.forEach((label, i) => {
      const from = label * this.dimension;
      codes.scales[i] = this.scales[label]!;
      codes.components.set(this.components.subarray(from, from + this.dimension), i * this.dimension);
    });
    return codes;
  }

  /** The labels nearest to a vector of length 1, of those accepted: each is compared. */
  nearest(vector: Float32Array, k: number, accept: (label: number) => boolean): readonly number[] {
    const best = new Best(k);
    for (let label = 0; label < this.size; label++) {
      const cosine = this.cosine(label, vector);
      if (cosine > best.threshold && accept(label)) best.offer(label, cosine);
    }
    return best.offered;
  }

  /** The vector of a label as it is compared, of length 1 or nearly. */
  at(label: number): number[] {
    const from = label * this.dimension;
    return Array.from(this.components.subarray(from, from + this.dimension), (code) => code * this.scales[label]!);
  }

  /** Cosine with a vector of length 1. */
  cosine(label: number, vector: Float32Array): number {
    let sum = 0;
    for (let i = 0, at = label * this.dimension; i < this.dimension; i++, at++)
      sum += vector[i]! * this.components[at]!;
    return sum * this.scales[label]!;
  }
}

function byteLength(dimension: number, size: number): number {
  return HEADER_BYTES + size * (4 + dimension);
}
