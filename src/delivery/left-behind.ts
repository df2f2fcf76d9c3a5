import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../contract/clock.ts';
import { StoreError } from '../errors.ts';
import type { InboxRow } from '../store/port/inbox.ts';
import type { Store } from '../store/port.ts';
import { storeBackoff } from './retry.ts';

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
  /** Whether the store has failed since it was last looked. */
  #doubtful = false;
  #faults = 0;
  #looking: Promise<void> | null = null;

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

  /** Records by `work`, after what is left behind, so that order is kept; where the store fails, it may be on record all the same. */
  async recorded(work: () => Promise<void>): Promise<void> {
    if (this.#doubtful) await this.#look();
    try {
      await work();
    } catch (error) {
      if (error instanceof StoreError) this.#doubt(1);
      throw error;
    }
  }

  #doubt(failures: number): void {
    this.#faults += 1;
    if (this.#doubtful) return;
    this.#doubtful = true;
    const { clock, random } = this.#parts;
    clock.after(storeBackoff(failures, random), () => {
      if (this.#doubtful) this.#look().catch(() => this.#doubtAnew(failures + 1));
    });
  }

  #doubtAnew(failures: number): void {
    this.#doubtful = false;
    this.#doubt(failures);
  }

  /** Those who ask while it is looked wait for the same. */
  #look(): Promise<void> {
    this.#looking ??= this.#takeUpAll().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #takeUpAll(): Promise<void> {
    const before = new Set(this.#inHand);
    const faults = this.#faults;
    const left = await this.#parts.store.transaction((tx) => tx.inbox.pending());
    await turn(); // what was recorded in the same commit is in hand by then
    if (this.#faults === faults) this.#doubtful = false;
    else this.#doubtAnew(1);
    for (const row of left) if (!before.has(row.id) && !this.#inHand.has(row.id)) this.#takeUp(row);
  }
}
