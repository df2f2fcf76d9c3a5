/** Vectors that lie one after another in an array; each is told by the place at which it begins. */

/** Adds `scale` × the `size` numbers at `start` of `from` to those at `at` of `to`. */
export function addScaled(
  to: Float32Array,
  at: number,
  from: Float32Array,
  start: number,
  size: number,
  scale: number,
): void {
  for (let i = 0; i < size; i++) to[at + i]! += scale * from[start + i]!;
}

/** The inner product of the `size` numbers at `at` of `a` and those at `start` of `b`. */
export function dot(a: Float32Array, at: number, b: Float32Array, start: number, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += a[at + i]! * b[start + i]!;
  return sum;
}
