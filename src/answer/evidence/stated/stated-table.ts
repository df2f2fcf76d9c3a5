import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clause } from '../../../knowledge/document.ts';
import { WeightFile, WeightTable } from '../../../understand/learned/weight-table.ts';
import { askedGrams, type LikelyKind, statedFeatures } from './stated-features.ts';

/** What was learned of the kinds of things that are asked of a clause, and of whether it states them. */
const StatedFile = z.object({ kinds: z.array(z.string()), asked: WeightFile, unsaid: WeightFile });
export type StatedFile = z.infer<typeof StatedFile>;

/** Which kinds a question may ask, and how likely a clause leaves the first thing that it asks unsaid. */
export class StatedTable {
  readonly #kinds: readonly string[];
  readonly #asked: WeightTable;
  readonly #unsaid: WeightTable;

  constructor({ kinds, asked, unsaid }: StatedFile) {
    this.#kinds = kinds;
    this.#asked = new WeightTable(asked);
    this.#unsaid = new WeightTable(unsaid);
  }

  /** Every kind with its share, which sum to 1, likeliest first. */
  kindsAsked(question: string): readonly LikelyKind[] {
    const odds = this.#asked.scores(askedGrams(question)).map((score) => Math.exp(score));
    const all = odds.reduce((sum, one) => sum + one, 0);
    return this.#kinds
      .map((kind, i) => ({ kind, share: (odds[i] ?? 0) / all }))
      .sort((one, other) => other.share - one.share);
  }

  /** 0 to 1. */
  unsaid(question: string, clause: Clause): number {
    const [odds = 0] = this.#unsaid.scores(statedFeatures(question, clause, this.kindsAsked(question)));
    return 1 / (1 + Math.exp(-odds));
  }
}

let shipped: StatedTable | undefined;

/** The table that ships, read when first asked for. */
export function shippedStatedTable(): StatedTable {
  shipped ??= new StatedTable(
    StatedFile.parse(JSON.parse(readFileSync(new URL('stated-table.json', import.meta.url), 'utf8'))),
  );
  return shipped;
}
