import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WeightFile, WeightTable } from '../../../understand/learned/weight-table.ts';

/** What was learned of which clause of the built-in documents is asked about: the clauses (ids), the last label for none of them. */
const MeantFile = z.object({ clauses: z.array(z.string()), questions: WeightFile });
export type MeantFile = z.infer<typeof MeantFile>;
export const MEANT_FILE = new URL('meant-table.json', import.meta.url);

/** Which clause of the built-in documents is likely asked about. */
export class ClausesMeant {
  readonly #clauses: readonly string[];
  readonly #table: WeightTable;

  constructor({ clauses, questions }: MeantFile) {
    this.#clauses = clauses;
    this.#table = new WeightTable(questions);
  }

  /** The logarithm of how likely each is meant (by id), among all of them and none. */
  likely(features: readonly string[]): ReadonlyMap<string, number> {
    const scores = this.#table.scores(features);
    const most = Math.max(...scores);
    const all = Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0)) + most;
    return new Map(this.#clauses.map((id, i) => [id, scores[i]! - all]));
  }
}

let shipped: ClausesMeant | undefined;

/** By the table that ships. */
export function clausesMeant(): ClausesMeant {
  shipped ??= new ClausesMeant(MeantFile.parse(JSON.parse(readFileSync(MEANT_FILE, 'utf8'))));
  return shipped;
}
