/** Time as those see it who wait, so that a test can hold it still: milliseconds since 1970, or since any other moment. */
export interface Clock {
  now(): number;
  /** Milliseconds since some moment of the process: nobody sets it, so waits and paces go by it. */
  steady(): number;
  /** Runs once after `ms`; the result calls it off. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** How old what was there at `since` is, in milliseconds, from now on, however the clock on the wall is set meanwhile. */
export function ageOf(clock: Clock, since: number): () => number {
  const age = Math.max(0, clock.now() - since);
  const from = clock.steady();
  return () => age + clock.steady() - from;
}
