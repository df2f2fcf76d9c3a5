/** How long to wait after the n-th failure in a row, in milliseconds: doubling from a second to `longest`, the upper half at random. */
export function backoff(failures: number, random: () => number, longest = 60_000): number {
  const full = Math.min(longest, 1000 * 2 ** Math.min(failures - 1, 10));
  return full / 2 + (full / 2) * random();
}

/** The same after a fault of the store, for which everybody waits: once it is back nobody is silent much longer. */
export function storeBackoff(failures: number, random: () => number): number {
  return backoff(failures, random, 4000);
}
