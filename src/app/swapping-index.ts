/** How builds of what is served are known, opened and closed, and who is told of a swap. */
export interface Builds<T> {
  /** The build that shall be served now. */
  readonly wanted: () => string;
  readonly open: () => Promise<T>;
  readonly buildOf: (opened: T) => string;
  readonly close: (opened: T) => void;
  readonly taken: (build: string) => void;
  readonly failed: (error: unknown) => void;
}

interface Held<T> {
  readonly opened: T;
  turns: number;
}

/**
 * Serves turns from the newest build. A turn keeps the build that it began with, however long it waits; a replaced build is
 * closed when its last turn is over. One that can't be opened leaves the old one in service until the next turn tries again.
 */
export class Swapping<T> {
  readonly #builds: Builds<T>;
  #held: Held<T>;
  #swap: Promise<void> | null = null;

  constructor(first: T, builds: Builds<T>) {
    this.#builds = builds;
    this.#held = { opened: first, turns: 0 };
  }

  /** The build that new turns get. */
  get build(): string {
    return this.#builds.buildOf(this.#held.opened);
  }

  async use<R>(turn: (opened: T) => Promise<R>): Promise<R> {
    if (this.#builds.wanted() !== this.build) await this.#newest();
    const held = this.#held;
    held.turns += 1;
    try {
      return await turn(held.opened);
    } finally {
      held.turns -= 1;
      if (held !== this.#held) this.#closeUnused(held);
    }
  }

  /** Turns that come while a build is being opened wait for the same one. */
  #newest(): Promise<void> {
    this.#swap ??= this.#replace().finally(() => {
      this.#swap = null;
    });
    return this.#swap;
  }

  async #replace(): Promise<void> {
    const before = this.#held;
    try {
      this.#held = { opened: await this.#builds.open(), turns: 0 };
    } catch (error) {
      return this.#builds.failed(error);
    }
    this.#closeUnused(before);
    this.#builds.taken(this.build);
  }

  #closeUnused({ opened, turns }: Held<T>): void {
    if (turns === 0) this.#builds.close(opened);
  }
}
