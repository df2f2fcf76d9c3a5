import { hostname } from 'node:os';
import type { Clock } from '../contract/clock.ts';
import type { Logger } from '../logger.ts';
import type { Edition, Editions } from '../store/editions.ts';
import { bringTo, editionIn } from './edition-files.ts';

export interface FollowedParts {
  readonly data: string;
  readonly editions: Editions;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The build that is answered by now. */
  readonly build: () => string;
}

/** How often it is looked what is served, and said what is answered by, in milliseconds. */
const EVERY = 5000;
/** What could not be taken is tried again after this. */
const AGAIN = 60_000;

/** Keeps a folder of data at the edition that all programs of one store serve. */
export class FollowedEdition {
  readonly #parts: FollowedParts;
  #fault: string | null = null;
  #refused: string | null = null;
  #tryAt = 0;
  #looking: Promise<void> | null = null;
  #callOff = (): void => {};
  #over = false;

  constructor(parts: FollowedParts) {
    this.#parts = parts;
  }

  /** Why the served edition is not what is answered by; null where it is. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Brings the folder to what is served. Where nothing was published yet what lies here stays. */
  async bring(): Promise<void> {
    const { editions, data } = this.#parts;
    const edition = await editions.served();
    if (edition && edition.id !== editionIn(data)) await bringTo(data, edition, editions);
  }

  /** From now on takes every edition that is served. */
  start(): void {
    this.#parts.editions.listen(() => this.#look());
    this.#look();
  }

  /** What was taken can not be opened. */
  refused(why: string): void {
    this.#fault = why;
  }

  /** What was taken is answered by. */
  taken(): void {
    this.#fault = null;
  }

  async stop(): Promise<void> {
    this.#over = true;
    this.#callOff();
    await this.#looking;
    await this.#parts.editions.close();
  }

  #look(): void {
    if (this.#over) return;
    this.#callOff();
    this.#looking ??= this.#follow().finally(() => {
      this.#looking = null;
      if (!this.#over) this.#callOff = this.#parts.clock.after(EVERY, () => this.#look());
    });
  }

  async #follow(): Promise<void> {
    const { editions, data, logger, build } = this.#parts;
    try {
      const edition = await editions.served();
      if (edition && edition.id !== editionIn(data)) await this.#take(edition);
      await editions.report({ name: `${hostname()}:${process.pid}`, build: build(), fault: this.#fault });
    } catch (error) {
      logger.warn({ error: (error as Error).name }, 'it could not be looked which edition is served');
    }
  }

  async #take(edition: Edition): Promise<void> {
    const { editions, data, clock, logger } = this.#parts;
    if (edition.id === this.#refused && clock.steady() < this.#tryAt) return;
    try {
      await bringTo(data, edition, editions);
      this.#fault = null;
      logger.info({ build: edition.build }, 'an edition was fetched');
    } catch (error) {
      this.#fault = (error as Error).message;
      this.#refused = edition.id;
      this.#tryAt = clock.steady() + AGAIN;
      logger.error(
        { build: edition.build, why: this.#fault },
        'the served edition can not be taken, the old one stays',
      );
    }
  }
}
