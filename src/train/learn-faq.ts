import type { LikelyFile } from '../understand/learned/likely-table.ts';
import { learnMany } from './learn-many.ts';
import type { LikelyExample } from './learn-sentences.ts';
import { featuresShared, sparse, weightTable } from './logistic.ts';

/** A feature of fewer questions is not learned. */
const RARE = 3;
const NONE = '';

/** Learns which frequent questions each question asks, or none. The same examples give the same table. */
export function learnFaq(examples: readonly LikelyExample[]): LikelyFile {
  const asked = new Set(examples.flatMap(({ said }) => [...said.keys()]));
  const labels = [...[...asked].sort(), NONE];
  const at = new Map(labels.map((id, i) => [id, i]));
  const { features, places } = featuresShared(
    examples.map((one) => one.features),
    RARE,
  );
  const weights = learnMany(
    examples.map((one) => sparse(one.features, places)),
    examples.map(({ said }) =>
      said.size === 0
        ? new Map([[labels.length - 1, 1]])
        : new Map([...said].map(([id, share]) => [at.get(id)!, share])),
    ),
    features.length + 1,
    labels.length,
  );
  const ofLabel = labels.map((_, label) =>
    withoutSmall(
      Float64Array.from({ length: features.length + 1 }, (_, feature) => weights[feature * labels.length + label]!),
    ),
  );
  return { labels, questions: weightTable(features, ofLabel) };
}

/** What weighs less than so many of the table's units changes nothing and makes it large. */
const SMALL = 2.5;
const UNITS = 127;

/** Weights of a label, the bias last, those that are small left out. */
function withoutSmall(weights: Float64Array): Float64Array {
  const most = Math.max(...weights.subarray(0, -1).map(Math.abs));
  return weights.map((w, i) => (i < weights.length - 1 && Math.abs(w) < (SMALL * most) / UNITS ? 0 : w));
}
