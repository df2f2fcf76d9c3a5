import type { MeantFile } from '../answer/evidence/meant/clauses-meant.ts';
import { featuresShared, frequent, learnWeights, weightTable } from './logistic.ts';

/** What tells which clause a question is about, and those that answer it, the likeliest first; none: nothing known does. */
export interface MeantExample {
  readonly features: readonly string[];
  readonly clauses: readonly string[];
}

const LEARNING = { softmax: true, ridge: 3e-5, rate: 4, positive: 1 };
/** A feature of fewer questions, or a clause, is not learned. */
const RARE = 3;
const FEWEST = 2;
/** What a further clause counts beside the first. */
const FURTHER = 0.4;
const NONE = '';

/** Learns which clause each question is about, or none. The same examples give the same table. */
export function learnMeant(examples: readonly MeantExample[]): MeantFile {
  const clauses = frequent(
    examples.map(({ clauses }) => clauses[0] ?? NONE),
    FEWEST,
  );
  const labels = [...clauses.filter((id) => id !== NONE), NONE];
  const at = new Map(labels.map((id, i) => [id, i]));
  const learned = examples.filter(({ clauses }) => at.has(clauses[0] ?? NONE));
  const rows = learned.map(({ features }) => features);
  const { features, places } = featuresShared(rows, RARE);
  const gold = learned.map(({ clauses: [first = NONE, ...others] }) => {
    const shares = new Float64Array(labels.length);
    shares[at.get(first)!] = 1;
    for (const id of others) if (at.has(id)) shares[at.get(id)!] = Math.max(shares[at.get(id)!]!, FURTHER);
    const all = shares.reduce((sum, one) => sum + one, 0);
    return shares.map((one) => one / all);
  });
  return { clauses: labels, questions: weightTable(features, learnWeights(rows, gold, places, LEARNING)) };
}
