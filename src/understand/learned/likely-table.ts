import { z } from 'zod';
import { WeightFile, WeightTable } from './weight-table.ts';

/** What was learned of which of some labels a question is about; the last, '', stands for none of them. */
export const LikelyFile = z.object({ labels: z.array(z.string()), questions: WeightFile });
export type LikelyFile = z.infer<typeof LikelyFile>;

/** Which of its labels a question is likely about. */
export class LikelyTable {
  readonly #labels: readonly string[];
  readonly #table: WeightTable;

  constructor({ labels, questions }: LikelyFile) {
    this.#labels = labels;
    this.#table = new WeightTable(questions);
  }

  /** How likely each is meant, 0 to 1, all of them and none together 1. */
  likely(features: readonly string[]): ReadonlyMap<string, number> {
    const scores = this.#table.scores(features);
    const most = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - most));
    const all = odds.reduce((sum, one) => sum + one, 0);
    return new Map(this.#labels.map((label, i) => [label, odds[i]! / all]));
  }
}
