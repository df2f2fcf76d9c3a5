import type { Sparse } from './logistic.ts';
import { randomFrom, shuffle } from './random.ts';

const EPOCHS = 10;
const RATE = 0.15;
/** What is less likely by so much is not learned of. */
const NEGLIGIBLE = 1e-3;
const SEED = 7;

/**
 * Softmax regression by Adagrad, one example after another in an order of its own for each epoch: weights of each label over `features` places,
 * in rows of labels. `gold`: each example's labels with their shares of 1. The same examples give the same weights.
 */
export function learnMany(
  rows: readonly Sparse[],
  gold: readonly ReadonlyMap<number, number>[],
  features: number,
  labels: number,
): Float32Array {
  const weights = new Float32Array(features * labels);
  const squares = new Float32Array(features * labels).fill(1e-3);
  const likely = new Float32Array(labels);
  const order = rows.map((_, n) => n);
  const random = randomFrom(SEED);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const n of shuffle(order, random)) {
      const row = rows[n]!;
      likelihoods(row, weights, likely);
      const wanted = gold[n]!;
      for (let label = 0; label < labels; label += 1) {
        const error = likely[label]! - (wanted.get(label) ?? 0);
        if (Math.abs(error) < NEGLIGIBLE) continue;
        for (const [feature, x] of row) {
          const at = feature * labels + label;
          const slope = error * x;
          squares[at]! += slope * slope;
          weights[at]! -= (RATE * slope) / Math.sqrt(squares[at]!);
        }
      }
    }
  return weights;
}

function likelihoods(row: Sparse, weights: Float32Array, into: Float32Array): void {
  const labels = into.length;
  into.fill(0);
  for (const [feature, x] of row) {
    const first = feature * labels;
    for (let label = 0; label < labels; label += 1) into[label]! += x * weights[first + label]!;
  }
  let most = Number.NEGATIVE_INFINITY;
  for (const score of into) if (score > most) most = score;
  let all = 0;
  for (let label = 0; label < labels; label += 1) {
    into[label] = Math.exp(into[label]! - most);
    all += into[label]!;
  }
  for (let label = 0; label < labels; label += 1) into[label]! /= all;
}
