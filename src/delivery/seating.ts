import type { Clock } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import { StoreError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { type Ring, type Seat, type Seats, type SeatsSeen, type SeatTaken, SHARES } from '../store/seats.ts';
import { Hold } from './hold.ts';

export interface SeatingParts {
  readonly seats: Seats;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  /** Channels that one program alone listens with: each has a seat of its own. */
  readonly led: readonly ChannelName[];
  /** It falls to this program to listen with a channel. */
  readonly lead: (channel: ChannelName) => void;
  /** Another program listens with a channel now. */
  readonly replaced: (channel: ChannelName) => void;
  /** Something may wait at a seat that is held. */
  readonly look: () => void;
  /** It was rung for a seat that has gone to another program meanwhile. */
  readonly astray: (seat: string) => void;
  /** What another program rings about that is not of seats. */
  readonly heard: (what: Exclude<Ring, { readonly kind: 'free' | 'waits' }>) => void;
  /** A seat is held no more. */
  readonly left: (hold: Hold) => void;
}

/** How often a sign of life is given, in milliseconds; a tenth of that earlier by chance, so that programs do not all come at once. */
const BEAT = 700;
/** Nothing is sent so long after the last sign of life: others may take over then. */
const FRESH = 2400;
/** After the store was away others get so long to come back before their seats are taken. */
const MERCY = 3000;
const SHARE_SEATS = Array.from({ length: SHARES }, (_, share) => String(share));

/**
 * This program among several over one store: it holds its fair share of the seats, takes those over whose holder has gone, and gives
 * some up for whoever joins.
 */
export class Seating {
  readonly #parts: SeatingParts;
  readonly #holds = new Map<string, Hold>();
  #seen: SeatsSeen = { held: [], replicas: 1, waiting: 0, orphaned: 0 };
  #aliveAt = { steady: Number.NEGATIVE_INFINITY, wall: Number.NEGATIVE_INFINITY };
  #away = true;
  #backAt = 0;
  #closing = false;
  #beating: Promise<void> | null = null;
  #callOff = (): void => {};
  #anew: (() => void)[] = [];
  /** Work that is worth nothing where no sign of life can be given. */
  readonly #vital = new Set<() => void>();
  #callOffAlarm = (): void => {};

  constructor(parts: SeatingParts) {
    this.#parts = parts;
  }

  /** Programs that share the work, this one among them. */
  get replicas(): number {
    return this.#seen.replicas;
  }

  /** Messages that wait for an answer, at whatever seat. */
  get waiting(): number {
    return this.#seen.waiting;
  }

  /** Whether a sign of life was given of late, by either clock: while a machine is suspended the steady one stands still. */
  get isAlive(): boolean {
    const { clock } = this.#parts;
    return clock.steady() < this.#aliveAt.steady + FRESH && clock.now() < this.#aliveAt.wall + FRESH;
  }

  /** Seats that are held, of chats and of channels. */
  get held(): readonly Hold[] {
    return [...this.#holds.values()].filter((hold) => hold.isOpen);
  }

  /** The seat where it is held. */
  at(seat: string): Hold | null {
    const hold = this.#holds.get(seat);
    return hold?.isOpen ? hold : null;
  }

  /** Resolves once the first seats are taken, or the store could not be reached. */
  start(): Promise<void> {
    this.#parts.seats.listen((what) => {
      if (what.kind === 'free') this.#soon(0);
      else if (what.kind !== 'waits') this.#parts.heard(what);
      else if (this.at(what.seat)) this.#parts.look();
      else if (!what.passedOn) this.#parts.astray(what.seat);
    });
    return this.#beat();
  }

  /** Resolves with true once a sign of life shows that the seat is still held, false where it is not. */
  async isSure(hold: Hold): Promise<boolean> {
    while (hold.isOpen && !this.isAlive && !this.#closing) await new Promise<void>((go) => this.#anew.push(go));
    return hold.isOpen && this.isAlive;
  }

  /** As `work` ends; rejects with a StoreError once the store has not been reached for a while: another program may reach it. */
  whileAlive<T>(work: () => Promise<T>): Promise<T> {
    const away = (): StoreError => new StoreError('the store can not be reached from here');
    if (!this.isAlive) return Promise.reject(away());
    return new Promise<T>((resolve, reject) => {
      const giveUp = (): void => reject(away());
      this.#vital.add(giveUp);
      work()
        .then(resolve, reject)
        .finally(() => this.#vital.delete(giveUp));
    });
  }

  /** Gives the seats of chats back, each once nothing is under way there; what still is when `over` resolves is left to others. */
  async stop(over: Promise<unknown>): Promise<void> {
    this.#closing = true;
    this.#callOff();
    this.#callOffAlarm();
    await this.#beating;
    this.#wake();
    const idle: Hold[] = [];
    const shut = this.held
      .filter((hold) => !this.#isLed(hold))
      .map((hold) => hold.shut().then(() => void idle.push(hold)));
    await Promise.race([Promise.all(shut), over]);
    await this.#giveBack(idle);
  }

  /** Gives back the channels, which have been stopped, and lets go of the store. */
  async close(): Promise<void> {
    await this.#giveBack(this.held.filter((hold) => this.#isLed(hold)));
    await this.#parts.seats.close();
  }

  #soon(ms: number): void {
    this.#callOff();
    if (!this.#closing) this.#callOff = this.#parts.clock.after(ms, () => void this.#beat());
  }

  #beat(): Promise<void> {
    this.#beating ??= this.#live().finally(() => {
      this.#beating = null;
      this.#soon(BEAT * (1 - this.#parts.random() / 10));
    });
    return this.#beating;
  }

  async #live(): Promise<void> {
    const { seats, clock, logger, look } = this.#parts;
    const at = { steady: clock.steady(), wall: clock.now() };
    try {
      this.#seen = await seats.beat();
      if (this.#away) this.#backAt = clock.steady();
      this.#away = false;
      this.#aliveAt = at;
      this.#setAlarm(at.steady);
      await this.#compare(this.#seen.held);
      this.#wake();
      if (!this.#closing) await this.#balance();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#away = true;
      logger.warn({ reason: error.reason }, 'no sign of life could be given');
    }
    look();
  }

  #setAlarm(aliveAt: number): void {
    const { clock } = this.#parts;
    this.#callOffAlarm();
    if (this.#closing) return;
    this.#callOffAlarm = clock.after(aliveAt + FRESH - clock.steady(), () => {
      for (const giveUp of this.#vital) giveUp();
    });
  }

  /** What others have taken meanwhile is lost; what is held without being known was taken while its word was lost. */
  async #compare(held: readonly Seat[]): Promise<void> {
    const fences = new Map(held.map(({ seat, fence }) => [seat, fence]));
    for (const hold of this.#holds.values()) {
      if (fences.get(hold.seat) === hold.fence) continue;
      this.#forget(hold);
      if (this.#isLed(hold)) this.#parts.replaced(hold.seat as ChannelName);
    }
    await this.#giveBack(held.filter(({ seat }) => !this.#holds.has(seat)));
  }

  async #balance(): Promise<void> {
    const { seats, clock, led } = this.#parts;
    const orphans = clock.steady() >= this.#backAt + MERCY;
    const shares = this.held.filter((hold) => !this.#isLed(hold));
    const fair = Math.ceil(SHARES / this.#seen.replicas);
    for (const hold of shares.slice(fair)) void this.#yield(hold);
    const others = (names: readonly string[]) => names.filter((seat) => !this.#holds.has(seat));
    if (others(led).length > 0) this.#take(await seats.take(others(led), led.length, orphans));
    // Who has begun anew may not take over yet: whoever may takes all, and gives of it with the next beat.
    const most = Math.max(fair - shares.length, orphans ? this.#seen.orphaned : 0);
    if (most > 0) this.#take(await seats.take(others(SHARE_SEATS), most, orphans));
  }

  #take(taken: readonly SeatTaken[]): void {
    for (const { seat, fence, abandoned } of taken) {
      const hold = new Hold(seat, fence, abandoned);
      this.#holds.set(seat, hold);
      if (this.#isLed(hold)) this.#parts.lead(seat as ChannelName);
    }
    if (taken.length > 0) this.#parts.logger.info({ taken: taken.length, held: this.held.length }, 'seats taken');
  }

  async #yield(hold: Hold): Promise<void> {
    await hold.shut();
    if (!this.#closing) await this.#giveBack([hold]);
  }

  async #giveBack(held: readonly Seat[]): Promise<void> {
    for (const { seat, fence } of held) {
      const hold = this.#holds.get(seat);
      if (hold?.fence === fence) this.#forget(hold);
    }
    // Where the store can't be reached they go to others in a while.
    if (held.length > 0) await this.#parts.seats.giveBack(held).catch(() => {});
  }

  #forget(hold: Hold): void {
    void hold.shut();
    this.#holds.delete(hold.seat);
    this.#parts.left(hold);
  }

  #wake(): void {
    for (const go of this.#anew.splice(0)) go();
  }

  #isLed({ seat }: Seat): boolean {
    return this.#parts.led.includes(seat as ChannelName);
  }
}
