import { deflateRawSync } from 'node:zlib';
import type { z } from 'zod';
import { GRAMS, SIGN, type WeightFile } from '../understand/learned/weight-table.ts';

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
export type Sparse = readonly (readonly [feature: number, weight: number])[];

/** Names that occur often enough, in order. */
export function frequent(names: Iterable<string>, least: number): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count >= least ? [name] : [])).sort();
}

/** The features that weights are learned for: those that examples share. */
export function featuresShared(
  rows: readonly (readonly string[])[],
  rare = RARE,
): {
  readonly features: readonly string[];
  readonly places: Places;
} {
  const features = frequent(rows.flat(), rare);
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
  const labels = gold[0]?.length ?? 0;
  // One row a feature, as all labels of a feature are used together; the bias is the last.
  const weights = new Float64Array((places.size + 1) * labels);
  const speeds = new Float64Array(weights.length);
  const errors = new Float64Array(labels);
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = weights.map((x) => ridge * x);
    for (const [n, row] of rows.entries()) {
      const likely = likelihoods(row, weights, labels, softmax);
      for (let label = 0; label < labels; label += 1) {
        const wanted = gold[n]![label]!;
        errors[label] = ((likely[label]! - wanted) * (wanted === 0 ? 1 : positive)) / rows.length;
      }
      for (const [i, x] of row)
        for (let label = 0; label < labels; label += 1) slopes[i * labels + label]! += errors[label]! * x;
    }
    for (let i = 0; i < weights.length; i += 1) {
      const speed = MOMENTUM * speeds[i]! - rate * slopes[i]!;
      speeds[i] = speed;
      weights[i]! += MOMENTUM * speed - rate * slopes[i]!;
    }
  }
  return Array.from({ length: labels }, (_, label) =>
    Float64Array.from({ length: places.size + 1 }, (_, i) => weights[i * labels + label]!),
  );
}

function likelihoods(row: Sparse, weights: Float64Array, labels: number, softmax: boolean): readonly number[] {
  const sums = new Array<number>(labels).fill(0);
  for (const [i, x] of row)
    for (let label = 0; label < labels; label += 1) sums[label]! += x * weights[i * labels + label]!;
  return softmax ? shares(sums) : sums.map((z) => 1 / (1 + Math.exp(-z)));
}

/** The features of an example that are known, by their places, with what each weighs; the bias is the last. */
export function sparse(features: readonly string[], places: Places): Sparse {
  const known = features.filter((name) => places.has(name));
  const gram = GRAMS / Math.sqrt(Math.max(1, known.filter((name) => name.startsWith('g')).length));
  return [
    ...known.map((name) => [places.get(name) ?? 0, name.startsWith('g') ? gram : SIGN] as const),
    [places.size, 1] as const,
  ];
}

function shares(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((z) => Math.exp(z - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}

/** The weights as a table of one byte each. */
export function weightTable(features: readonly string[], weights: readonly Float64Array[]): z.infer<typeof WeightFile> {
  const scales = weights.map((w) => Math.max(...w.subarray(0, features.length).map(Math.abs)) / 127);
  const bytes = new Int8Array(features.length * weights.length);
  for (let i = 0; i < features.length; i += 1)
    for (const [label, w] of weights.entries())
      bytes[i * weights.length + label] = Math.round(w[i]! / (scales[label] || 1));
  return {
    scales: scales.map((s) => Number(s.toPrecision(6))),
    biases: weights.map((w) => Number(w[features.length]!.toPrecision(6))),
    features: [...features],
    weights: deflateRawSync(bytes, { level: 9 }).toString('base64'),
  };
}
