const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** rows × width numbers learned by Adam (Kingma and Ba 2015); rows that an update leaves out are left alone, their moments too. */
export class AdamTable {
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

  /** Goes down the gradient of `rows` and empties it. `step` counts from 1. */
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
