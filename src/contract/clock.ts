/** Time as those see it who wait, so that a test can hold it still: milliseconds since 1970, or since any other moment. */
export interface Clock {
  now(): number;
  /** Runs once after `ms`; the result calls it off. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};
