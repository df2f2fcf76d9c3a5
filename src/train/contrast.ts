import { randomFrom } from './random.ts';

/** The grams of a text by row, each once, with 1 + ln of its occurrences. */
export interface Bag {
  readonly rows: Int32Array;
  readonly weights: Float32Array;
}

/** One side of the table: what a gram weighs in a question, or in a passage. */
export type GramSide = 'question' | 'passage';

const TEMPERATURE = 0.05;
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

const softplus = (x: number) => (x > 20 ? x : Math.log1p(Math.exp(x)));
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Adam over rows that are touched (Kingma and Ba 2015): rows that a batch leaves out are left alone, their moments too. */
class Parameters {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly width: number;
  private readonly mean: Float32Array;
  private readonly square: Float32Array;

  constructor(rows: number, width: number) {
    this.width = width;
    this.values = new Float32Array(rows * width);
    this.gradient = new Float32Array(rows * width);
    this.mean = new Float32Array(rows * width);
    this.square = new Float32Array(rows * width);
  }

  update(rows: Iterable<number>, rate: number, step: number): void {
    const { values, gradient, mean, square, width } = this;
    const size = (rate * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step);
    for (const row of rows) {
      for (let i = row * width, end = i + width; i < end; i++) {
        const slope = gradient[i]!;
        mean[i] = BETA1 * mean[i]! + (1 - BETA1) * slope;
        square[i] = BETA2 * square[i]! + (1 - BETA2) * slope * slope;
        values[i]! -= (size * mean[i]!) / (Math.sqrt(square[i]!) + EPSILON);
        gradient[i] = 0;
      }
    }
  }
}

interface Encoded {
  readonly units: Float32Array;
  readonly lengths: Float32Array;
}

/**
 * A static embedding trained by contrast (InfoNCE, van den Oord et al. 2018; negatives are the other passages of the batch).
 * A text's vector is the sum of its grams' rows × softplus(weight of the side) × (1 + ln occurrences), made length 1.
 */
export class Contrast {
  readonly dimension: number;
  readonly table: Parameters;
  readonly sides: Record<GramSide, Parameters>;
  private steps = 0;

  constructor(idf: Float32Array, dimension: number, seed: number) {
    this.dimension = dimension;
    this.table = new Parameters(idf.length, dimension);
    const random = randomFrom(seed);
    const spread = 1 / Math.sqrt(dimension);
    for (let i = 0; i < this.table.values.length; i++) this.table.values[i] = spread * normal(random);
    this.sides = { question: new Parameters(idf.length, 1), passage: new Parameters(idf.length, 1) };
    for (const side of Object.values(this.sides)) side.values.set(idf.map((value) => value / 5));
  }

  weight(side: GramSide, row: number): number {
    return softplus(this.sides[side].values[row]!);
  }

  encode(bags: readonly Bag[], side: GramSide): Encoded {
    const d = this.dimension;
    const { values } = this.table;
    const units = new Float32Array(bags.length * d);
    const lengths = new Float32Array(bags.length);
    bags.forEach(({ rows, weights }, b) => {
      const to = b * d;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        const weight = weights[i]! * this.weight(side, row);
        for (let j = 0, from = row * d; j < d; j++) units[to + j]! += weight * values[from + j]!;
      }
      let square = 0;
      for (let j = to; j < to + d; j++) square += units[j]! * units[j]!;
      lengths[b] = Math.sqrt(square) || 1;
      for (let j = to; j < to + d; j++) units[j]! /= lengths[b]!;
    });
    return { units, lengths };
  }

  /** One batch: question i is answered by passage i and by no other whose `group` differs. Gives the mean loss. */
  step(questions: readonly Bag[], passages: readonly Bag[], groups: readonly number[], rate: number): number {
    const n = questions.length;
    const d = this.dimension;
    const asked = this.encode(questions, 'question');
    const held = this.encode(passages, 'passage');
    const slopeAsked = new Float32Array(n * d);
    const slopeHeld = new Float32Array(n * d);
    const row = new Float32Array(n);
    let loss = 0;
    for (let i = 0; i < n; i++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < n; j++) {
        let dot = 0;
        for (let k = 0, a = i * d, b = j * d; k < d; k++) dot += asked.units[a + k]! * held.units[b + k]!;
        row[j] = i !== j && groups[i] === groups[j] ? Number.NEGATIVE_INFINITY : dot / TEMPERATURE;
        if (row[j]! > most) most = row[j]!;
      }
      let total = 0;
      for (let j = 0; j < n; j++) total += row[j] = Math.exp(row[j]! - most);
      loss -= Math.log(row[i]! / total);
      for (let j = 0; j < n; j++) {
        const slope = (row[j]! / total - (i === j ? 1 : 0)) / (n * TEMPERATURE);
        if (Math.abs(slope) < 1e-7) continue;
        for (let k = 0, a = i * d, b = j * d; k < d; k++) {
          slopeAsked[a + k]! += slope * held.units[b + k]!;
          slopeHeld[b + k]! += slope * asked.units[a + k]!;
        }
      }
    }
    this.steps += 1;
    const touched = new Set<number>();
    this.back(questions, 'question', asked, slopeAsked, touched);
    this.back(passages, 'passage', held, slopeHeld, touched);
    this.table.update(touched, rate, this.steps);
    for (const side of Object.values(this.sides)) side.update(touched, rate, this.steps);
    return loss / n;
  }

  private back(
    bags: readonly Bag[],
    side: GramSide,
    { units, lengths }: Encoded,
    slopes: Float32Array,
    touched: Set<number>,
  ) {
    const d = this.dimension;
    const { values, gradient } = this.table;
    const weightOf = this.sides[side];
    const slope = new Float32Array(d);
    bags.forEach(({ rows, weights }, b) => {
      let along = 0;
      for (let j = 0, at = b * d; j < d; j++) along += slopes[at + j]! * units[at + j]!;
      for (let j = 0, at = b * d; j < d; j++) slope[j] = (slopes[at + j]! - along * units[at + j]!) / lengths[b]!;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        const weight = weights[i]! * this.weight(side, row);
        let dot = 0;
        for (let j = 0, at = row * d; j < d; j++) {
          gradient[at + j]! += weight * slope[j]!;
          dot += slope[j]! * values[at + j]!;
        }
        weightOf.gradient[row]! += dot * weights[i]! * sigmoid(weightOf.values[row]!);
        touched.add(row);
      }
    });
  }
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
