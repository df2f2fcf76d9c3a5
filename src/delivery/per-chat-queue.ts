/** What a job resolves with that has to be done again: its lane waits until then, and takes up no width meanwhile. */
export interface Again {
  readonly after: Promise<void>;
  readonly job: Job;
}

type Job = () => Promise<Again | null>;

/** Lanes that take one turn between them, and the jobs that wait in each. */
type Waiting = Map<string, Job[]>;

/** Jobs of one lane run one after the other, lanes side by side, at most `width` at once; sources take turns, and lanes of one source within its turn. */
export class Lanes {
  readonly #width: number;
  /** By source. */
  readonly #waiting = new Map<string, Waiting>();
  /** Of lanes with work: whoever goes on in one does so behind what waits there, wherever they write from by then. */
  readonly #sources = new Map<string, string>();
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

  /** A job must not throw. `from`: its source, the same for lanes that one sender may have begun as many of as they like. */
  add(lane: string, job: Job, from = lane): void {
    const source = this.#sources.get(lane) ?? from;
    this.#sources.set(lane, source);
    const lanes = this.#lanesOf(source);
    const jobs = lanes.get(lane);
    if (jobs) jobs.push(job);
    else lanes.set(lane, [job]);
    this.#size += 1;
    this.#turn();
  }

  /** Resolves when nothing waits or runs. */
  idle(): Promise<void> {
    if (this.#size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #lanesOf(source: string): Waiting {
    const known = this.#waiting.get(source);
    if (known) return known;
    const lanes: Waiting = new Map();
    this.#waiting.set(source, lanes);
    return lanes;
  }

  /** A source that had its turn comes to the end of the line, and so does its lane. */
  #turn(): void {
    for (const [source, lanes] of this.#waiting) {
      if (this.#running.size >= this.#width) return;
      const next = this.#nextOf(lanes);
      if (!next) continue;
      const [lane, job] = next;
      this.#waiting.delete(source);
      if (lanes.size > 0) this.#waiting.set(source, lanes);
      this.#running.add(lane);
      void job().then((again) => this.#finished(lane, source, again));
    }
  }

  #nextOf(lanes: Waiting): readonly [string, Job] | null {
    for (const [lane, jobs] of lanes) {
      if (this.#running.has(lane) || this.#paused.has(lane)) continue;
      const job = jobs.shift() as Job;
      lanes.delete(lane);
      if (jobs.length > 0) lanes.set(lane, jobs);
      return [lane, job];
    }
    return null;
  }

  #finished(lane: string, source: string, again: Again | null): void {
    this.#running.delete(lane);
    if (again) this.#pause(lane, source, again);
    else {
      this.#size -= 1;
      if (!this.#waiting.get(source)?.has(lane)) this.#sources.delete(lane);
    }
    this.#turn();
    if (this.#size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #pause(lane: string, source: string, { after, job }: Again): void {
    this.#paused.add(lane);
    void after.then(() => {
      this.#paused.delete(lane);
      const lanes = this.#lanesOf(source);
      lanes.set(lane, [job, ...(lanes.get(lane) ?? [])]);
      this.#turn();
    });
  }
}
