import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WeightFile, WeightTable } from './weight-table.ts';

/** What was learned of acts and aspects; the labels of the acts stand before those of the aspects. */
const TableFile = WeightFile.extend({ acts: z.array(z.string()), aspects: z.array(z.string()) });
export type TableFile = z.infer<typeof TableFile>;

/** An act or an aspect with its likelihood, in logits. */
export interface Rated {
  readonly name: string;
  readonly score: number;
}

/** How likely (above 0: likelier than not) a question asks an aspect, and which act it does, by logistic regression. */
export class ActTable {
  readonly #file: TableFile;
  readonly #weights: WeightTable;

  constructor(file: TableFile) {
    this.#file = file;
    this.#weights = new WeightTable(file);
  }

  /** How likely a question of these features does each act and asks each aspect, likeliest first. */
  rate(features: readonly string[]): { readonly acts: readonly Rated[]; readonly aspects: readonly Rated[] } {
    const { acts, aspects } = this.#file;
    const scores = this.#weights.scores(features);
    const rated = (names: readonly string[], from: number): readonly Rated[] =>
      names.map((name, i) => ({ name, score: scores[from + i] ?? 0 })).sort((x, y) => y.score - x.score);
    return { acts: rated(acts, 0), aspects: rated(aspects, acts.length) };
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
