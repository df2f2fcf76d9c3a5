import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../contract/clock.ts';
import { StoreError } from '../errors.ts';
import type { InboxRow, Store } from '../store/port.ts';
import { backoff } from './retry.ts';

export interface LeftBehindParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Messages that are on record though nobody here has them in hand: the word that they were recorded was lost on its way from the
 * store. They are looked for after each fault of the store, and taken up.
 */
export class LeftBehind {
  readonly #parts: LeftBehindParts;
  readonly #takeUp: (row: InboxRow) => void;
  readonly #inHand = new Set<number>();
  #looking = false;

  constructor(parts: LeftBehindParts, takeUp: (row: InboxRow) => void) {
    this.#parts = parts;
    this.#takeUp = takeUp;
  }

  begun(row: InboxRow): void {
    this.#inHand.add(row.id);
  }

  done(row: InboxRow): void {
    this.#inHand.delete(row.id);
  }

  /** Records by `work`; where the store fails, it may be on record all the same. */
  async recorded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof StoreError) this.#lookLater(1);
      throw error;
    }
  }

  #lookLater(failures: number): void {
    if (this.#looking) return;
    this.#looking = true;
    const { clock, random } = this.#parts;
    clock.after(backoff(failures, random), () => void this.#look(failures));
  }

  async #look(failures: number): Promise<void> {
    const before = new Set(this.#inHand);
    this.#looking = false;
    try {
      const left = await this.#parts.store.transaction((tx) => tx.inbox.pending());
      await turn(); // what was recorded in the same commit is in hand by then
      for (const row of left) if (!before.has(row.id) && !this.#inHand.has(row.id)) this.#takeUp(row);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#lookLater(failures + 1);
    }
  }
}
