import type { Clock } from '../../src/contract/clock.ts';

/** Time that runs so many times as fast as ours: waits are real, and short. */
export const hastyClock = (times: number): Clock => ({
  now: () => Date.now() * times,
  steady: () => performance.now() * times,
  after(ms, run) {
    const timer = setTimeout(run, ms / times);
    return () => clearTimeout(timer);
  },
});
