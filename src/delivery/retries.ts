import type { Clock } from '../contract/clock.ts';
import { RETRY } from '../contract/kept-retry.ts';
import type { Logger } from '../logger.ts';
import type { Revived } from '../store/port/dead-letters.ts';
import type { Store } from '../store/port.ts';

export interface RetriesParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly revived: (letter: Revived) => void;
}

/** How often it is looked whether an admin asks for something, in milliseconds, and how much is run again at once. */
const EVERY = 5000;
const MOST = 50;

/** Runs dead letters again that an admin asks for, each once. */
export class Retries {
  readonly #parts: RetriesParts;
  #callOff = (): void => {};

  constructor(parts: RetriesParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#callOff = this.#parts.clock.after(EVERY, () => {
      this.start();
      this.#look().catch((error: Error) =>
        this.#parts.logger.warn({ error: error.name }, 'what is to be run again could not be read'),
      );
    });
  }

  stop(): void {
    this.#callOff();
  }

  async #look(): Promise<void> {
    const { store, clock, revived, logger } = this.#parts;
    const letters = await store.transaction(async (tx) => {
      const found: Revived[] = [];
      for (const { id } of await tx.records.list(RETRY, null, 0, MOST)) {
        await tx.records.remove(RETRY, id);
        const letter = await tx.deadLetters.revive(id, clock.now());
        if (letter) found.push(letter);
        else logger.warn({ letter: id }, 'what was asked for again is damaged, or was given up no longer');
      }
      return found;
    });
    for (const letter of letters) revived(letter);
  }
}
