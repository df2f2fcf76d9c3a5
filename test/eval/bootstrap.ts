import { randomFrom } from '../../src/train/random.ts';

const DRAWS = 2000;

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The mean of one value a question, with the interval that holds 95 % of the means of redrawn questions. The same for the same values. */
export function bootstrap(values: readonly number[]): Interval {
  const random = randomFrom(values.length);
  const means = Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)]!;
    return sum / values.length;
  }).sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: means[Math.floor(DRAWS * 0.025)]!, high: means[Math.floor(DRAWS * 0.975)]! };
}

/** How much better `a` is than `b` on the same questions. */
export function difference(a: readonly number[], b: readonly number[]): Interval {
  return bootstrap(a.map((value, i) => value - b[i]!));
}

/** A difference whose interval holds 0 is none. */
export function verdict({ low, high }: Interval): 'better' | 'worse' | 'no difference' {
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : 'no difference';
}
