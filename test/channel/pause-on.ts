import type { Pause } from '../../src/channel/pause.ts';
import type { Journal } from '../fakes/journal.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';

/** A pause that ends when the clock is moved on; `begun` is told of each. */
export function pauseOn(clock: ManualClock, begun?: Journal<number>): Pause {
  return (ms, signal) =>
    new Promise((resolve) => {
      const callOff = clock.after(ms, resolve);
      const end = (): void => {
        callOff();
        resolve();
      };
      signal.addEventListener('abort', end, { once: true });
      begun?.push(ms);
    });
}
