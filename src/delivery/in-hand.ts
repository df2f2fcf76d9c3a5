import type { Hold } from './hold.ts';

/** A row that this program has begun with, by the seat that it belongs to. */
interface Begun {
  readonly hold: Hold;
  /** A part that may have been sent before. */
  readonly again: boolean;
  /** The chat that a message is of; '' where that does not matter. */
  readonly of: string;
}

/** Rows of a table that are in hand, so that whoever looks for work does not find them again. */
export class InHand {
  readonly #rows = new Map<number, Begun>();
  #touched: Set<number> | null = null;

  get size(): number {
    return this.#rows.size;
  }

  get ids(): readonly number[] {
    return [...this.#rows.keys()];
  }

  get(id: number): Begun | null {
    return this.#rows.get(id) ?? null;
  }

  begin(id: number, hold: Hold, { again = false, of = '' }: Partial<Omit<Begun, 'hold'>> = {}): void {
    this.#rows.set(id, { hold, again, of });
    this.#touched?.add(id);
  }

  /** How many rows of a chat are in hand. */
  countOf(chat: string): number {
    let count = 0;
    for (const { of } of this.#rows.values()) if (of === chat) count += 1;
    return count;
  }

  end(id: number): void {
    this.#rows.delete(id);
    this.#touched?.add(id);
  }

  /** What belonged to a seat is no longer in hand. */
  drop(hold: Hold): void {
    for (const [id, begun] of this.#rows) if (begun.hold === hold) this.#rows.delete(id);
  }

  /** Looks by `look`; gives whether a row that it found was begun or ended meanwhile, so that what was seen of it is old. One at a time. */
  async while<T>(look: () => Promise<T>): Promise<{ readonly found: T; readonly isOld: (id: number) => boolean }> {
    const touched = new Set<number>();
    this.#touched = touched;
    try {
      const found = await look();
      return { found, isOld: (id) => touched.has(id) || this.#rows.has(id) };
    } finally {
      this.#touched = null;
    }
  }
}
