import type { Clock } from '../contract/clock.ts';

/** Gathers what is to be done again, each once, and hands it over together after a little while: many askers, one answer. */
export class Rounds<T> {
  readonly #clock: Clock;
  readonly #wait: number;
  readonly #work: (due: readonly T[]) => Promise<void>;
  readonly #due = new Set<T>();
  #running = false;
  #called: (() => void) | null = null;

  /** `work` is done for one round at a time, `wait` milliseconds after the first of it was added; it never rejects. */
  constructor(clock: Clock, wait: number, work: (due: readonly T[]) => Promise<void>) {
    this.#clock = clock;
    this.#wait = wait;
    this.#work = work;
  }

  add(item: T): void {
    this.#due.add(item);
    this.#arm();
  }

  drop(item: T): void {
    this.#due.delete(item);
    if (this.#due.size > 0) return;
    this.#called?.();
    this.#called = null;
  }

  #arm(): void {
    if (this.#running || this.#called) return;
    this.#called = this.#clock.after(this.#wait, () => {
      this.#called = null;
      this.#running = true;
      const due = [...this.#due];
      this.#due.clear();
      void this.#work(due).finally(() => {
        this.#running = false;
        if (this.#due.size > 0) this.#arm();
      });
    });
  }
}
