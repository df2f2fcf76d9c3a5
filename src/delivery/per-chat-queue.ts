/** Jobs of one lane run one after the other, lanes side by side, at most `width` at once; lanes take turns. */
export class Lanes {
  readonly #width: number;
  readonly #waiting = new Map<string, (() => Promise<void>)[]>();
  readonly #running = new Set<string>();
  #size = 0;
  #idle: (() => void)[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  /** Jobs that wait or run. */
  get size(): number {
    return this.#size;
  }

  /** A job must not throw. */
  add(lane: string, job: () => Promise<void>): void {
    const jobs = this.#waiting.get(lane);
    if (jobs) jobs.push(job);
    else this.#waiting.set(lane, [job]);
    this.#size += 1;
    this.#turn();
  }

  /** Resolves when nothing waits or runs. */
  idle(): Promise<void> {
    if (this.#size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #turn(): void {
    for (const [lane, jobs] of this.#waiting) {
      if (this.#running.size >= this.#width) return;
      if (this.#running.has(lane)) continue;
      const job = jobs.shift() as () => Promise<void>;
      this.#waiting.delete(lane);
      if (jobs.length > 0) this.#waiting.set(lane, jobs);
      this.#running.add(lane);
      void job().finally(() => this.#finished(lane));
    }
  }

  #finished(lane: string): void {
    this.#running.delete(lane);
    this.#size -= 1;
    this.#turn();
    if (this.#size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
