/** From so many people on, those who are silent for a minute are let go of. */
const MANY = 10_000;

/** How many messages one person, or one group, may send: the first beyond it is told, the others of that minute pass in silence. */
export class Quota {
  readonly #perMinute: number;
  #sweptAt = Number.NEGATIVE_INFINITY;
  readonly #people = new Map<string, { times: number[]; told: boolean }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  admit(person: string, now: number): 'yes' | 'tell' | 'no' {
    if (this.#people.size > MANY && now - this.#sweptAt >= 1000) this.#sweep(now);
    const seen = this.#people.get(person) ?? { times: [], told: false };
    this.#people.set(person, seen);
    seen.times = seen.times.filter((time) => time > now - 60_000);
    if (seen.times.length < this.#perMinute) {
      seen.times.push(now);
      seen.told = false;
      return 'yes';
    }
    if (seen.told) return 'no';
    seen.told = true;
    return 'tell';
  }

  #sweep(now: number): void {
    this.#sweptAt = now;
    for (const [person, seen] of this.#people)
      if ((seen.times.at(-1) ?? 0) <= now - 60_000) this.#people.delete(person);
  }
}
