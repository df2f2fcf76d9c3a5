import type { z } from 'zod';
import type { WeightFile } from '../understand/learned/weight-table.ts';
import { featuresShared, learnWeights, weightTable } from './logistic.ts';

const OF_SUMS = { softmax: false, ridge: 3e-3, rate: 1, positive: 1 };

/** A sum that was worked out for a question to an invented document, by its signs, and whether the answer tells the same. */
export interface SumExample {
  readonly signs: readonly string[];
  readonly right: boolean;
}

/** Learns how likely a sum is right. */
export function learnSums(examples: readonly SumExample[]): z.infer<typeof WeightFile> {
  const signs = examples.map((one) => one.signs);
  const shared = featuresShared(signs);
  const gold = examples.map(({ right }) => Float64Array.of(Number(right)));
  return weightTable(shared.features, learnWeights(signs, gold, shared.places, OF_SUMS));
}
