import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';

/** What was learned: for each feature and label a weight of one byte, in units of the label's scale. */
export const WeightFile = z.object({
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  features: z.array(z.string()),
  /** Base64 of signed bytes, one row a feature, deflated: most are zero. */
  weights: z.string(),
});
type WeightFile = z.infer<typeof WeightFile>;

/** How much every character n-gram and every sign weighs in a text, however many there are. */
export const GRAMS = 2;
export const SIGN = 0.6;

/** Weights of features by labels, as logistic regression learned them. */
export class WeightTable {
  readonly #file: WeightFile;
  readonly #rows: ReadonlyMap<string, number>;
  readonly #weights: Int8Array;

  constructor(file: WeightFile) {
    this.#file = file;
    this.#rows = new Map(file.features.map((name, row) => [name, row]));
    this.#weights = new Int8Array(inflateRawSync(Buffer.from(file.weights, 'base64')));
  }

  /** The logit of each label. Features are n-grams (`g…`) and signs. */
  scores(features: readonly string[]): readonly number[] {
    const { scales, biases } = this.#file;
    const rows: number[] = [];
    const weighs: boolean[] = [];
    let known = 0;
    for (const name of features) {
      const row = this.#rows.get(name);
      if (row === undefined) continue;
      const isGram = name.startsWith('g');
      rows.push(row);
      weighs.push(isGram);
      if (isGram) known += 1;
    }
    const grams = GRAMS / Math.sqrt(Math.max(1, known));
    const sums = new Float64Array(scales.length);
    for (const [i, row] of rows.entries()) {
      const weight = weighs[i] ? grams : SIGN;
      const first = row * sums.length;
      for (let label = 0; label < sums.length; label += 1) sums[label]! += weight * this.#weights[first + label]!;
    }
    return Array.from(sums, (sum, label) => sum * (scales[label] ?? 0) + (biases[label] ?? 0));
  }
}
