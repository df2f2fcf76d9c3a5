import type { LikelyFile } from '../understand/learned/likely-table.ts';
import { featuresShared, frequent, learnWeights, weightTable } from './logistic.ts';

/** What tells what a question asks, and what answers it, each with its share of 1; empty: none of what is learned of. */
export interface LikelyExample {
  readonly features: readonly string[];
  readonly said: ReadonlyMap<string, number>;
}

/** How it is learned; a feature of fewer than `rare` questions, or a label of fewer than `fewest`, is not. */
export interface LikelyLearning {
  readonly ridge: number;
  readonly rate: number;
  readonly rare: number;
  readonly fewest: number;
}
const NONE = '';

/** Learns which labels each question is about, or none. The same examples give the same table. */
export function learnLikely(examples: readonly LikelyExample[], { ridge, rate, rare, fewest }: LikelyLearning): LikelyFile {
  const labels = [
    ...frequent(
      examples.flatMap(({ said }) => [...said.keys()]),
      fewest,
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
  const { features, places } = featuresShared(rows, rare);
  const weights = learnWeights(
    rows,
    learned.map(({ gold }) => gold),
    places,
    { softmax: true, positive: 1, ridge, rate },
  );
  return { labels, questions: weightTable(features, weights) };
}
