/** What a job resolves with that has to be done again: its lane waits until then, and takes up no width meanwhile. */
export interface Again {
  readonly after: Promise<void>;
  readonly job: Job;
}

type Job = () => Promise<Again | null>;

/** Jobs of one lane run one after the other, lanes side by side, at most `width` at once; lanes take turns. */
export class Lanes {
  readonly #width: number;
  readonly #waiting = new Map<string, Job[]>();
  readonly #running = new Set<string>();
  readonly #paused = new Set<string>();
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
  add(lane: string, job: Job): void {
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
      if (this.#running.has(lane) || this.#paused.has(lane)) continue;
      const job = jobs.shift() as Job;
      this.#waiting.delete(lane);
      if (jobs.length > 0) this.#waiting.set(lane, jobs);
      this.#running.add(lane);
      void job().then((again) => this.#finished(lane, again));
    }
  }

  #finished(lane: string, again: Again | null): void {
    this.#running.delete(lane);
    if (again) this.#pause(lane, again);
    else this.#size -= 1;
    this.#turn();
    if (this.#size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #pause(lane: string, { after, job }: Again): void {
    this.#paused.add(lane);
    void after.then(() => {
      this.#paused.delete(lane);
      this.#waiting.set(lane, [job, ...(this.#waiting.get(lane) ?? [])]);
      this.#turn();
    });
  }
}
