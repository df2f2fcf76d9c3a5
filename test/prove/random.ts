/** A seeded generator (mulberry32), so that a failure can be had again. */
export class Random {
  #state: number;
  /** How often a mark was hit, and missed by one on either side. */
  readonly hits = { below: 0, on: 0, beyond: 0 };
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer in [from, to]. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  pick<T>(options: readonly T[]): T {
    return options[this.whole(0, options.length - 1)] as T;
  }

  /** Some of the options. */
  some<T>(options: readonly T[]): T[] {
    return options.filter(() => this.chance(0.5));
  }

  /** A whole number near one of the marks, on it, one beside it, or of any size up to `most`. */
  near(marks: readonly number[], most: number): number {
    if (this.chance(0.4)) {
      const beside = this.whole(-1, 1);
      this.hits[beside < 0 ? 'below' : beside > 0 ? 'beyond' : 'on'] += 1;
      return Math.max(0, this.pick(marks) + beside);
    }
    if (this.chance(0.3)) return Math.max(0, Math.round(this.pick(marks) * (0.5 + this.next())));
    return Math.floor(10 ** (this.next() * Math.log10(most)));
  }
}
