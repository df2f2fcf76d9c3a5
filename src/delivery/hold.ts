import type { Seat } from '../store/seats.ts';

/** A seat as this program holds it, and what it is doing there. */
export class Hold implements Seat {
  readonly seat: string;
  readonly fence: number;
  /** Whoever held it before may have begun what waits there. */
  abandoned: boolean;
  #open = true;
  #active = 0;
  #idle: (() => void)[] = [];

  constructor(seat: string, fence: number, abandoned: boolean) {
    this.seat = seat;
    this.fence = fence;
    this.abandoned = abandoned;
  }

  /** Whether anything may be begun. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Nothing more is begun. Resolves when nothing is under way. */
  shut(): Promise<void> {
    this.#open = false;
    return this.#active === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Begins something; false where nothing may be begun. Whoever began calls `leave`. */
  enter(): boolean {
    if (this.#open) this.#active += 1;
    return this.#open;
  }

  leave(): void {
    this.#active -= 1;
    if (this.#active === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }
}
