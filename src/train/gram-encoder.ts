import type { TableRow } from '../language/static-table.ts';
import { AdamTable } from './adam.ts';
import { normal } from './random.ts';
import { addScaled, dot } from './vectors.ts';
import type { Bag } from './vocabulary.ts';

/** One side of the table: what a gram weighs in a question, or in a passage. */
export type GramSide = 'question' | 'passage';

/** N vectors of length 1, one after another (N × dimension), and the length that each had (N). */
export interface Encoded {
  readonly units: Float32Array;
  readonly lengths: Float32Array;
}

const LEAST_WEIGHT = 1e-3;

const softplus = (x: number) => (x > 20 ? x : Math.log1p(Math.exp(x)));
const inverseSoftplus = (y: number) => Math.log(Math.expm1(Math.max(y, LEAST_WEIGHT)));
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * What a static embedding learns: a row for every gram (rows × dimension) and, for each side, a weight of every gram (rows × 1).
 * A text's vector is the sum of its grams' rows × softplus(weight of the side) × (1 + ln occurrences), made length 1.
 */
export class GramEncoder {
  readonly dimension: number;
  readonly table: AdamTable;
  readonly sides: Readonly<Record<GramSide, AdamTable>>;
  /** Rows with a gradient. */
  private readonly touched = new Set<number>();
  private steps = 0;

  constructor(rows: number, dimension: number) {
    this.dimension = dimension;
    this.table = new AdamTable(rows, dimension);
    this.sides = { question: new AdamTable(rows, 1), passage: new AdamTable(rows, 1) };
  }

  /** Draws the rows anew, of length 1 in the mean. */
  draw(random: () => number): void {
    const spread = 1 / Math.sqrt(this.dimension);
    const { values } = this.table;
    for (let i = 0; i < values.length; i++) values[i] = spread * normal(random);
  }

  /** Puts a vector of any length into a row, made length 1, its length into the weights. */
  set(row: number, { vector, question, passage }: Omit<TableRow, 'key'>): void {
    const length = Math.hypot(...vector) || 1;
    this.table.values.set(
      vector.map((value) => value / length),
      row * this.dimension,
    );
    this.sides.question.values[row] = inverseSoftplus(question * length);
    this.sides.passage.values[row] = inverseSoftplus(passage * length);
  }

  weight(side: GramSide, row: number): number {
    return softplus(this.sides[side].values[row]!);
  }

  encode(bags: readonly Bag[], side: GramSide): Encoded {
    const d = this.dimension;
    const { values } = this.table;
    const units = new Float32Array(bags.length * d);
    const lengths = new Float32Array(bags.length);
    for (const [b, { rows, weights }] of bags.entries()) {
      const at = b * d;
      for (let i = 0; i < rows.length; i++)
        addScaled(units, at, values, rows[i]! * d, d, weights[i]! * this.weight(side, rows[i]!));
      lengths[b] = Math.sqrt(dot(units, at, units, at, d)) || 1;
      for (let j = at; j < at + d; j++) units[j]! /= lengths[b]!;
    }
    return { units, lengths };
  }

  /** Adds to the gradient what follows from the slope of the loss along each component of the vectors of `bags` (N × dimension). */
  back(bags: readonly Bag[], side: GramSide, { units, lengths }: Encoded, slopes: Float32Array): void {
    const d = this.dimension;
    const { values, gradient } = this.table;
    const weightOf = this.sides[side];
    const slope = new Float32Array(d);
    for (const [b, { rows, weights }] of bags.entries()) {
      const at = b * d;
      const along = dot(slopes, at, units, at, d);
      for (let j = 0; j < d; j++) slope[j] = (slopes[at + j]! - along * units[at + j]!) / lengths[b]!;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        addScaled(gradient, row * d, slope, 0, d, weights[i]! * this.weight(side, row));
        weightOf.gradient[row]! += dot(slope, 0, values, row * d, d) * weights[i]! * sigmoid(weightOf.values[row]!);
        this.touched.add(row);
      }
    }
  }

  /** Goes down the gradient that `back` has added up since the last update. */
  update(rate: number): void {
    this.steps += 1;
    for (const learned of [this.table, ...Object.values(this.sides)]) learned.update(this.touched, rate, this.steps);
    this.touched.clear();
  }
}
