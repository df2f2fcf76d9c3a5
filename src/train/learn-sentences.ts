import type { LikelyFile } from '../understand/learned/likely-table.ts';
import { featuresShared, frequent, learnWeights, weightTable } from './logistic.ts';

/** What tells what a question asks, and what answers it, each with its share of 1; empty: none of what is learned of. */
export interface LikelyExample {
  readonly features: readonly string[];
  readonly said: ReadonlyMap<string, number>;
}

const LEARNING = { softmax: true, ridge: 3e-5, rate: 4, positive: 1 };
/** A feature of fewer questions, or a sentence, is not learned. */
const RARE = 4;
const FEWEST = 3;
const NONE = '';

/** Learns which sentences answer each question, or none. The same examples give the same table. */
export function learnSentences(examples: readonly LikelyExample[]): LikelyFile {
  const labels = [
    ...frequent(
      examples.flatMap(({ said }) => [...said.keys()]),
      FEWEST,
    ),
    NONE,
  ];
  const at = new Map(labels.map((id, i) => [id, i]));
  const learned = examples.flatMap(({ features, said }) => {
    const known = said.size === 0 ? [[NONE, 1] as const] : [...said].filter(([id]) => at.has(id));
    const all = known.reduce((sum, [, share]) => sum + share, 0);
    const gold = new Float64Array(labels.length);
    for (const [id, share] of known) gold[at.get(id)!] = share / all;
    return known.length > 0 ? [{ features, gold }] : [];
  });
  const rows = learned.map(({ features }) => features);
  const { features, places } = featuresShared(rows, RARE);
  const weights = learnWeights(
    rows,
    learned.map(({ gold }) => gold),
    places,
    LEARNING,
  );
  return { labels, questions: weightTable(features, weights) };
}
