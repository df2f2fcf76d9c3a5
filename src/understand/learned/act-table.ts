import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What was learned: for each feature and label a weight of one byte, in units of the label's scale. */
const TableFile = z.object({
  acts: z.array(z.string()),
  aspects: z.array(z.string()),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  features: z.array(z.string()),
  /** Base64 of signed bytes, one row a feature, acts before aspects. */
  weights: z.string(),
});
export type TableFile = z.infer<typeof TableFile>;

/** How much every character n-gram and every sign weighs in a question, however many there are. */
export const GRAMS = 2;
export const SIGN = 0.6;

/** An act or an aspect with its likelihood, in logits. */
export interface Rated {
  readonly name: string;
  readonly score: number;
}

/** How likely (above 0: likelier than not) a question asks an aspect, and which act it does, by logistic regression. */
export class ActTable {
  readonly #file: TableFile;
  readonly #rows: ReadonlyMap<string, number>;
  readonly #weights: Int8Array;

  constructor(file: TableFile) {
    this.#file = file;
    this.#rows = new Map(file.features.map((name, row) => [name, row]));
    this.#weights = new Int8Array(Buffer.from(file.weights, 'base64'));
  }

  /** How likely a question of these features does each act and asks each aspect, likeliest first. */
  rate(features: readonly string[]): { readonly acts: readonly Rated[]; readonly aspects: readonly Rated[] } {
    const { acts, aspects } = this.#file;
    const scores = this.#scores(features);
    const rated = (names: readonly string[], from: number): readonly Rated[] =>
      names.map((name, i) => ({ name, score: scores[from + i] ?? 0 })).sort((x, y) => y.score - x.score);
    return { acts: rated(acts, 0), aspects: rated(aspects, acts.length) };
  }

  #scores(features: readonly string[]): readonly number[] {
    const { scales, biases } = this.#file;
    const known = features.flatMap((name) => {
      const row = this.#rows.get(name);
      return row === undefined ? [] : [{ row, isGram: name.startsWith('g') }];
    });
    const grams = GRAMS / Math.sqrt(Math.max(1, known.filter((k) => k.isGram).length));
    const sums = new Array<number>(scales.length).fill(0);
    for (const { row, isGram } of known)
      for (let label = 0; label < sums.length; label += 1)
        sums[label]! += (isGram ? grams : SIGN) * (this.#weights[row * sums.length + label] ?? 0);
    return sums.map((sum, label) => sum * (scales[label] ?? 0) + (biases[label] ?? 0));
  }
}

/** The table of a file. */
const readTable = (file: URL): ActTable => new ActTable(TableFile.parse(JSON.parse(readFileSync(file, 'utf8'))));

let shipped: ActTable | undefined;

/** The table that ships, read when first asked for. */
export function shippedActTable(): ActTable {
  shipped ??= readTable(new URL('act-table.json', import.meta.url));
  return shipped;
}
