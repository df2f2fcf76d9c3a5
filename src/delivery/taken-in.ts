import { subscribe } from 'node:diagnostics_channel';
import { setImmediate as turn } from 'node:timers/promises';

/** So many turns of the event loop are left to those who connect, at most, before each piece of work. */
const MOST = 100;

/**
 * Lets work that holds the event loop up begin once all who stand at the door are in. Node takes one new connection in a turn of
 * the event loop, so where each turn holds several answers, those who connect wait in a line for seconds, and past some hundreds of
 * them the system turns them away. What comes in otherwise, such as answers of the database, holds no work up.
 */
export class TakenIn {
  #coming: Promise<void> | null = null;
  #connected = 0;

  constructor() {
    subscribe('net.server.socket', () => {
      this.#connected += 1;
    });
  }

  /** Resolves when work may begin; what waits for that together begins together, and is committed so. */
  next(): Promise<void> {
    this.#coming ??= this.#untilNoneConnects().finally(() => {
      this.#coming = null;
    });
    return this.#coming;
  }

  async #untilNoneConnects(): Promise<void> {
    await turn(); // what comes in is looked for right before the next one
    for (let turns = 0, before = -1; turns < MOST && before !== this.#connected; turns += 1) {
      before = this.#connected;
      await turn();
    }
  }
}
