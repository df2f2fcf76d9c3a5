import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';

/** So many turns of the event loop are left to what comes in, at most, before each piece of work. */
const MOST = 100;

/**
 * Lets work that holds the event loop up begin once all that came in meanwhile is taken in. Node takes one new connection in a turn of
 * the event loop, so where each turn holds several answers, those who connect wait in a line for seconds, and past some hundreds of
 * them the system turns them away.
 */
export class TakenIn {
  #coming: Promise<void> | null = null;

  /** Resolves when work may begin; what waits for that together begins together, and is committed so. */
  next(): Promise<void> {
    this.#coming ??= untilNoneComes().finally(() => {
      this.#coming = null;
    });
    return this.#coming;
  }
}

async function untilNoneComes(): Promise<void> {
  await turn(); // what comes in is looked for right before the next one
  for (let turns = 0, before = -1; turns < MOST && before !== eventsSoFar(); turns += 1) {
    before = eventsSoFar();
    await turn();
  }
}

const eventsSoFar = (): number => performance.nodeTiming.uvMetricsInfo.events;
