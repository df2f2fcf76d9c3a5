import type { RequestListener } from 'node:http';
import type { Clock } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeskSide } from '../delivery/hand-over.ts';
import { deskListener, UPLOADED } from '../desk/desk-app.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { Directory, type DirectorySettings } from '../desk/directory.ts';
import { Live } from '../desk/live.ts';
import type { Proxies } from '../http/client-address.ts';
import type { Logger } from '../logger.ts';
import type { BatchParts } from '../office/batch/batch-runs.ts';
import { Batches } from '../office/batch/batches.ts';
import type { Owed } from '../office/chats.ts';
import { sendDue } from '../office/later.ts';
import { sweepDesk } from '../office/sweep-desk.ts';
import { type Patience, serveWaiting, turnOver } from '../office/waiting.ts';
import { watchClients } from '../office/watch/watch-clients.ts';
import type { Store, Transaction } from '../store/port.ts';

interface DeskSettings extends Patience {
  /** The agency's own directory of people; null where there is none. */
  readonly directory: DirectorySettings | null;
  /** Words in a message that bring a person. */
  readonly subjects: readonly string[];
}

type Known =
  | 'readDraft'
  | 'suggest'
  | 'nearClauses'
  | 'hasClause'
  | 'cardsOn'
  | 'nameOf'
  | 'template'
  | 'factNames'
  | 'clientView'
  | 'readFact'
  | 'measureTitles'
  | 'measureSource'
  | 'watched'
  | 'basisFor'
  | 'today';

export interface DeskKnows extends Pick<DeskParts, Known> {
  /** Begins work on a file of clients. */
  readonly batch: BatchParts['begin'];
  /** Which knowledge is served. */
  readonly version: () => string;
}

export interface OpenDeskParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly proxies: Proxies;
  readonly settings: DeskSettings;
  readonly knows: DeskKnows;
}

/** How often lapsed, quiet and put-off chats are looked at, and how often what is long over is let go; milliseconds. */
const LOOK_EVERY = 15_000;
const SWEEP_EVERY = 3_600_000;
/** Clients are looked at so long at a time, and again after so long where some are left, and where none is; milliseconds. */
const WATCH = { slice: 200, next: 1000, again: 60_000 };

/** The desk while it is served: its pages, what delivery tells it, and who turns chats over while nobody clicks. */
export class OpenDesk {
  readonly listener: RequestListener;
  /** The path that files are sent to. */
  readonly uploads = UPLOADED;
  readonly side: DeskSide;
  readonly #parts: OpenDeskParts;
  readonly #live = new Live((whose) => this.#delivery?.tellOthers(whose));
  #delivery: Delivery | null = null;
  #serving = false;
  #again = false;
  #swept = Number.NEGATIVE_INFINITY;
  #callOff = (): void => {};
  #callOffWatch = (): void => {};

  constructor(parts: OpenDeskParts) {
    this.#parts = parts;
    const { knows, ...held } = parts;
    const batches = new Batches({ ...held, today: knows.today, begin: knows.batch });
    const send = (owed: readonly Owed[]): void => this.#send(owed);
    const directory = parts.settings.directory && new Directory(parts.settings.directory);
    this.listener = deskListener({ ...held, ...knows, batches, directory, live: this.#live, send });
    this.side = {
      hours: parts.settings.hours,
      subjects: parts.settings.subjects,
      changed: (whose) => {
        this.#live.changed(whose);
        this.#serve();
      },
      heard: (whose) => this.#live.heard(whose),
    };
  }

  /** From now on what the desk owes goes out through `delivery`. */
  start(delivery: Delivery): void {
    this.#delivery = delivery;
    this.#look();
    this.#watch(0);
  }

  stop(): void {
    this.#callOff();
    this.#callOffWatch();
    this.#delivery = null;
  }

  #send(owed: readonly Owed[]): void {
    this.#tell(owed);
    this.#serve();
  }

  #tell(owed: readonly Owed[]): void {
    for (const { channel, rows } of owed) {
      this.#delivery?.send(channel as ChannelName, rows);
      for (const { outgoing } of rows) this.#live.changed({ channel, chat: outgoing.chat, sender: outgoing.sender });
    }
  }

  /** Gives those who wait to whoever is free; asked for again meanwhile, it is done once more. */
  #serve(): void {
    if (this.#serving) {
      this.#again = true;
      return;
    }
    this.#serving = true;
    void this.#run((tx) => serveWaiting(tx, this.#parts.clock.now())).then(() => {
      this.#serving = false;
      if (!this.#again) return;
      this.#again = false;
      this.#serve();
    });
  }

  #look(): void {
    const { clock, settings } = this.#parts;
    const now = clock.now();
    const sweeps = clock.steady() - this.#swept >= SWEEP_EVERY;
    if (sweeps) this.#swept = clock.steady();
    this.#callOff = clock.after(LOOK_EVERY, () => this.#look());
    void this.#run(async (tx) => {
      if (sweeps) await sweepDesk(tx, now);
      return [...(await sendDue(tx, now)), ...(await turnOver(tx, settings, now))];
    }).then(() => this.#serve());
  }

  /** Looks at clients from the one at `skip` on, a little at a time. */
  #watch(skip: number): void {
    const { store, clock, knows, logger } = this.#parts;
    const { watched, version, today } = knows;
    const until = clock.steady() + WATCH.slice;
    const parts = { store, watched, version, today, now: () => clock.now() };
    void watchClients(parts, skip, () => clock.steady() < until && this.#delivery !== null)
      .catch((error: unknown) => {
        logger.error({ error: (error as Error).name }, 'the desk could not look at its clients');
        return null;
      })
      .then((next) => {
        if (this.#delivery === null) return;
        const wait = next === null ? WATCH.again : WATCH.next;
        this.#callOffWatch = clock.after(wait, () => this.#watch(next ?? 0));
      });
  }

  async #run(work: (tx: Transaction) => Promise<Owed[]>): Promise<void> {
    try {
      this.#tell(await this.#parts.store.transaction(work));
    } catch (error) {
      this.#parts.logger.error({ error: (error as Error).name }, 'the desk could not turn chats over');
    }
  }
}
