/** How versions of what is served are known, opened and closed, and who is told of a swap. */
export interface Versions<T> {
  /** The version that shall be served now; null while that is not settled. */
  readonly wanted: () => string | null;
  readonly open: () => Promise<T>;
  readonly versionOf: (opened: T) => string;
  readonly close: (opened: T) => void;
  readonly taken: (opened: T) => void;
  readonly failed: (error: unknown) => void;
}

interface Held<T> {
  readonly opened: T;
  turns: number;
}

/**
 * Serves turns from the newest version. A turn keeps the one that it began with, however long it waits; a replaced one is closed
 * when its last turn is over. One that can't be opened leaves the old one in service until the next turn tries again.
 */
export class Swapping<T> {
  readonly #versions: Versions<T>;
  #held: Held<T>;
  #swap: Promise<void> | null = null;
  /** What could not be opened last. */
  #failed: string | null = null;

  constructor(first: T, versions: Versions<T>) {
    this.#versions = versions;
    this.#held = { opened: first, turns: 0 };
  }

  /** The version that new turns get. */
  get version(): string {
    return this.#versions.versionOf(this.#held.opened);
  }

  /** Opens the wanted version without a turn; one that could not be opened is left to the next turn. */
  async look(): Promise<void> {
    if (this.#isBehind && this.#wanted() !== this.#failed) await this.#newest();
  }

  async use<R>(turn: (opened: T) => Promise<R>): Promise<R> {
    if (this.#isBehind) await this.#newest();
    const held = this.#held;
    held.turns += 1;
    try {
      return await turn(held.opened);
    } finally {
      held.turns -= 1;
      if (held !== this.#held) this.#closeUnused(held);
    }
  }

  #wanted(): string {
    return this.#versions.wanted() ?? this.version;
  }

  get #isBehind(): boolean {
    return this.#wanted() !== this.version;
  }

  /** Turns that come while a version is being opened wait for the same one. */
  #newest(): Promise<void> {
    this.#swap ??= this.#replace().finally(() => {
      this.#swap = null;
    });
    return this.#swap;
  }

  async #replace(): Promise<void> {
    const before = this.#held;
    const wanted = this.#wanted();
    try {
      this.#held = { opened: await this.#versions.open(), turns: 0 };
      this.#failed = null;
    } catch (error) {
      this.#failed = wanted;
      return this.#versions.failed(error);
    }
    this.#closeUnused(before);
    this.#versions.taken(this.#held.opened);
  }

  #closeUnused({ opened, turns }: Held<T>): void {
    if (turns === 0) this.#versions.close(opened);
  }
}
