import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { grams } from '../../../language/grams.ts';
import { StaticTable } from '../../../language/static-table.ts';
import { WeightFile, WeightTable } from '../../../understand/learned/weight-table.ts';

/** What was learned of the kinds of questions (amount, materials, term …), and of which of them a clause answers. */
const KindFile = z.object({ kinds: z.array(z.string()), questions: WeightFile, clauses: WeightFile });
export type KindFile = z.infer<typeof KindFile>;

/** The features of a text: its characters and pairs of characters, each once. */
export const kindFeatures = (folded: string): readonly string[] =>
  [...new Set(grams(folded))].map((gram) => `g${gram}`);

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** How likely a question is of each kind, and a clause answers each. */
export class KindTable {
  readonly #questions: WeightTable;
  readonly #clauses: WeightTable;

  constructor({ questions, clauses }: KindFile) {
    this.#questions = new WeightTable(questions);
    this.#clauses = new WeightTable(clauses);
  }

  /** Probabilities that sum to 1. */
  ofQuestion(folded: string): readonly number[] {
    const odds = this.#questions.scores(kindFeatures(folded)).map((score) => Math.exp(score));
    const all = odds.reduce((sum, one) => sum + one, 0);
    return odds.map((one) => one / all);
  }

  /** Logits, each for itself. */
  ofClause(folded: string): readonly number[] {
    return this.#clauses.scores(kindFeatures(folded));
  }
}

/** How well clauses of some kinds (rows, as logits) suit a question of these kinds: by themselves, and beside the other clauses. */
export function kindsSuit(asked: readonly number[], clauses: readonly (readonly number[])[]) {
  const all = asked.map((_, kind) => clauses.reduce((sum, logits) => sum + Math.exp(logits[kind]!), 0));
  return clauses.map((logits) => ({
    alone: Math.log(1e-3 + asked.reduce((sum, p, kind) => sum + p * sigmoid(logits[kind]!), 0)),
    beside: asked.reduce((sum, p, kind) => sum + p * (logits[kind]! - Math.log(all[kind]!)), 0),
  }));
}

/** What each sign weighs in the choice of a clause, as a logarithm of odds; a sign that is not named weighs nothing. */
const ClauseWeights = z.record(z.string(), z.number());
export type ClauseWeights = z.infer<typeof ClauseWeights>;

/** All that `npm run train:clauses` learned, by the files that it writes. */
export interface ClauseTables {
  readonly words: StaticTable;
  readonly kinds: KindTable;
  readonly weights: ClauseWeights;
}
export const CLAUSE_FILES = { words: 'clause-table.bin', kinds: 'kind-table.json', weights: 'clause-weights.json' };

let shipped: ClauseTables | undefined;

/** The tables that ship, read when first asked for. */
export function clauseTables(): ClauseTables {
  if (!shipped) {
    const bytesOf = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));
    const { buffer, byteOffset, byteLength } = bytesOf(CLAUSE_FILES.words);
    const json = (name: string): unknown => JSON.parse(bytesOf(name).toString('utf8'));
    shipped = {
      words: new StaticTable(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer),
      kinds: new KindTable(KindFile.parse(json(CLAUSE_FILES.kinds))),
      weights: ClauseWeights.parse(json(CLAUSE_FILES.weights)),
    };
  }
  return shipped;
}
