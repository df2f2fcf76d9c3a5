import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../contract/clock.ts';
import { StoreError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { servedBuild } from '../retrieve/local/build/kept-builds.ts';
import type { Edition, Editions, Reader } from '../store/editions.ts';
import { editionIn } from './edition-files.ts';
import { bringTo, type Taking } from './take-edition.ts';

export interface FollowedParts {
  readonly data: string;
  readonly editions: Editions;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What is answered by now. */
  readonly reader: () => Pick<Reader, 'build' | 'knowledge'>;
  readonly opens: Taking['opens'];
  /** Another edition lies in the folder. */
  readonly brought: () => Promise<void>;
}

/** How often it is looked what is served, and said what is answered by, in milliseconds. */
const EVERY = 5000;
/** What could not be taken is tried again after this. */
const AGAIN = 60_000;

/** Keeps a folder of data at the edition that all programs of one store serve. */
export class FollowedEdition {
  readonly #parts: FollowedParts;
  #untaken: string | null = null;
  #unopened: string | null = null;
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
    return this.#untaken ?? this.#unopened;
  }

  /** Brings the folder to what is served. Where nothing was published yet, or it can't be taken, what lies here stays. */
  async bring(): Promise<void> {
    const { editions, data } = this.#parts;
    const edition = await editions.served();
    if (!edition || edition.id === editionIn(data)) return;
    await this.#take(edition);
    if (this.#untaken !== null && servedBuild({ index: join(data, 'index'), policies: '' }) === null)
      throw new StoreError(this.#untaken);
  }

  /** From now on takes every edition that is served. */
  start(): void {
    this.#parts.editions.listen(() => this.#look());
    this.#look();
  }

  /** What was taken can not be opened. */
  refused(why: string): void {
    this.#unopened = why;
  }

  /** What lies in the folder is answered by. */
  taken(): void {
    this.#unopened = null;
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
    const { editions, data, logger, reader, brought } = this.#parts;
    try {
      const edition = await editions.served();
      if (edition && edition.id !== editionIn(data)) {
        await this.#take(edition);
        await brought();
      } else this.#untaken = null;
      await editions.report({ name: `${hostname()}:${process.pid}`, ...reader(), fault: this.fault });
    } catch (error) {
      logger.warn({ error: (error as Error).name }, 'it could not be looked which edition is served');
    }
  }

  async #take(edition: Edition): Promise<void> {
    const { editions, data, clock, logger, opens } = this.#parts;
    if (edition.id === this.#refused && clock.steady() < this.#tryAt) return;
    try {
      const aside = await bringTo(data, edition, editions, { now: clock.now(), ...(opens && { opens }) });
      this.#untaken = null;
      for (const folder of aside) logger.warn({ folder }, 'what was not published was put aside');
      logger.info({ build: edition.build }, 'an edition was fetched');
    } catch (error) {
      this.#untaken = (error as Error).message;
      this.#refused = edition.id;
      this.#tryAt = clock.steady() + AGAIN;
      logger.error(
        { build: edition.build, why: this.#untaken },
        'the served edition can not be taken, the old one stays',
      );
    }
  }
}
