import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WeightFile, WeightTable } from './weight-table.ts';

/** What was learned of figures; the labels of the roles stand before those of the facts. */
const FigureFile = WeightFile.extend({ roles: z.array(z.string()), facts: z.array(z.string()) });
export type FigureFile = z.infer<typeof FigureFile>;

/** A role or a fact, and how likely it is among all. */
export interface Share {
  readonly name: string;
  readonly share: number;
}

/** Whose a figure is likely to be, and of which fact, by logistic regression. */
export class FigureTable {
  readonly #file: FigureFile;
  readonly #weights: WeightTable;

  constructor(file: FigureFile) {
    this.#file = file;
    this.#weights = new WeightTable(file);
  }

  /** The facts that were learned. */
  get facts(): readonly string[] {
    return this.#file.facts;
  }

  /** The roles and, were it of a firm, the facts of a figure of these features, likeliest first. */
  rate(features: readonly string[]): { readonly roles: readonly Share[]; readonly facts: readonly Share[] } {
    const { roles, facts } = this.#file;
    const scores = this.#weights.scores(features);
    return {
      roles: sharesOf(roles, scores.slice(0, roles.length)),
      facts: sharesOf(facts, scores.slice(roles.length)),
    };
  }
}

function sharesOf(names: readonly string[], scores: readonly number[]): readonly Share[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return names.map((name, i) => ({ name, share: (powers[i] ?? 0) / total })).sort((a, b) => b.share - a.share);
}

let shipped: FigureTable | undefined;

/** The table that ships, read when first asked for. */
export function shippedFigureTable(): FigureTable {
  shipped ??= new FigureTable(
    FigureFile.parse(JSON.parse(readFileSync(new URL('figure-table.json', import.meta.url), 'utf8'))),
  );
  return shipped;
}
