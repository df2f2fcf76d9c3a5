import { GRAMS, SIGN, type TableFile } from '../understand/learned/act-table.ts';

const RARE = 3;
const STEPS = 150;
const MOMENTUM = 0.9;

/** How the weights of some labels are learned. */
interface Learning {
  /** The labels exclude each other. */
  readonly softmax: boolean;
  readonly ridge: number;
  readonly rate: number;
  /** What an example of a label counts; any other counts 1. */
  readonly positive: number;
}

/** The places of features. */
type Places = ReadonlyMap<string, number>;
type Sparse = readonly (readonly [feature: number, weight: number])[];

/** Names that occur often enough, in order. */
export function frequent(names: Iterable<string>, least: number): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count >= least ? [name] : [])).sort();
}

/** The features that weights are learned for: those that examples share. */
export function featuresShared(rows: readonly (readonly string[])[]): {
  readonly features: readonly string[];
  readonly places: Places;
} {
  const features = frequent(rows.flat(), RARE);
  return { features, places: new Map(features.map((name, i) => [name, i])) };
}

/** Logistic regression by gradient descent with momentum from zero: weights of each label over the features, the bias last. */
export function learnWeights(
  features: readonly (readonly string[])[],
  gold: readonly Float64Array[],
  places: Places,
  { softmax, ridge, rate, positive }: Learning,
): Float64Array[] {
  const rows = features.map((names) => sparse(names, places));
  const width = places.size;
  const weights = Array.from({ length: gold[0]?.length ?? 0 }, () => new Float64Array(width + 1));
  const speeds = weights.map((w) => new Float64Array(w.length));
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = weights.map((w) => w.map((x) => ridge * x));
    for (const [n, row] of rows.entries()) {
      const sums = weights.map((w) => row.reduce((sum, [i, x]) => sum + x * w[i]!, w[width]!));
      const likely = softmax ? shares(sums) : sums.map((z) => 1 / (1 + Math.exp(-z)));
      for (const [label, slope] of slopes.entries()) {
        const wanted = gold[n]![label]!;
        const error = ((likely[label]! - wanted) * (wanted === 0 ? 1 : positive)) / rows.length;
        for (const [i, x] of row) slope[i]! += error * x;
        slope[width]! += error;
      }
    }
    for (const [label, w] of weights.entries())
      for (let i = 0; i <= width; i += 1) {
        const speed = MOMENTUM * speeds[label]![i]! - rate * slopes[label]![i]!;
        speeds[label]![i] = speed;
        w[i]! += MOMENTUM * speed - rate * slopes[label]![i]!;
      }
  }
  return weights;
}

function sparse(features: readonly string[], places: Places): Sparse {
  const known = features.filter((name) => places.has(name));
  const gram = GRAMS / Math.sqrt(Math.max(1, known.filter((name) => name.startsWith('g')).length));
  return known.map((name) => [places.get(name) ?? 0, name.startsWith('g') ? gram : SIGN]);
}

function shares(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((z) => Math.exp(z - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}

/** The weights as a table of one byte each. */
export function weightTable(
  acts: readonly string[],
  aspects: readonly string[],
  features: readonly string[],
  weights: readonly Float64Array[],
): TableFile {
  const scales = weights.map((w) => Math.max(...w.subarray(0, features.length).map(Math.abs)) / 127);
  const bytes = new Int8Array(features.length * weights.length);
  for (let i = 0; i < features.length; i += 1)
    for (const [label, w] of weights.entries())
      bytes[i * weights.length + label] = Math.round(w[i]! / (scales[label] || 1));
  return {
    acts: [...acts],
    aspects: [...aspects],
    scales: scales.map((s) => Number(s.toPrecision(6))),
    biases: weights.map((w) => Number(w[features.length]!.toPrecision(6))),
    features: [...features],
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}
