/** How long to wait after the n-th failure in a row, in milliseconds: doubling from a second to a minute, the upper half at random. */
export function backoff(failures: number, random: () => number): number {
  const full = Math.min(60_000, 1000 * 2 ** Math.min(failures - 1, 10));
  return full / 2 + (full / 2) * random();
}
