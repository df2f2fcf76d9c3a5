import type { Channel } from '../contract/channel.ts';
import { ageOf, type Clock } from '../contract/clock.ts';
import type { ChannelName, ChatKind } from '../contract/message.ts';
import { ChannelError, StoreError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { OutboxRow, OutboxState } from '../store/port/outbox.ts';
import type { Store } from '../store/port.ts';
import type { DeskSide } from './hand-over.ts';
import { Leaving } from './leaving.ts';
import type { Observer } from './observer.ts';
import { type RateLimit, SendingPace } from './pace.ts';
import { backoff, storeBackoff } from './retry.ts';
import type { Tracing } from './tracing.ts';

export interface SenderParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: Observer;
  readonly random: () => number;
  /** How old a part may become, in milliseconds, before nobody waits for it. */
  readonly fresh: number;
  readonly failed: (error: Error) => void;
  /** Absent where no person answers chats here. */
  readonly desk?: DeskSide | null;
  readonly tracing?: Tracing | null;
  /** Absent where this program alone sends. */
  readonly gate?: Gate | null;
}

/** Where several programs send: what leaves from here. */
export interface Gate {
  /** Resolves with what ends the attempt, or null where the part is not this program's to send any more. */
  readonly begin: (channel: ChannelName, row: OutboxRow) => Promise<(() => void) | null>;
  /** Asked right before a begun part leaves: false where it is not this program's to send any more. */
  readonly isSure: (row: OutboxRow) => Promise<boolean>;
  /** The part is marked. */
  readonly marked: (row: OutboxRow) => void;
  /** Programs that share the limits of a whole channel. */
  readonly replicas: () => number;
}

export interface Pacing {
  readonly limits: readonly RateLimit[];
  /** A random pause of up to so many milliseconds before each message. */
  readonly jitter: number;
}

/** A part that is owed, and how old it is. */
interface Owed {
  readonly row: OutboxRow;
  readonly age: () => number;
}
/** Whether nobody waits for a part any more. */
const isTooLate = ({ outgoing }: OutboxRow, age: number, fresh: number): boolean => age > fresh && !outgoing.promised;

interface Chat {
  readonly kind: ChatKind;
  readonly rows: Owed[];
  busy: boolean;
  pausedUntil: number;
  failures: number;
}

/** Most sends in flight of one channel: so many messages, at most, can a crash send twice. */
const WIDTH = 16;

/** So many breaks of the connection in a row, with nothing sent between, and the app is taken to be away. */
const SEVERAL = 3;

/** A part that the store has failed to mark so often, for half an hour and more, waits for the next start. */
const MOST_FAULTS = 600;

/** Sends what a channel owes: a chat's parts in order, chats taking turns, within the limits, until the app accepts each. */
export class Sender {
  readonly #channel: Channel;
  readonly #parts: SenderParts;
  readonly #pace: SendingPace;
  readonly #jitter: number;
  readonly #leaving: Leaving;
  readonly #chats = new Map<string, Chat>();
  #depth = 0;
  #inFlight = 0;
  #pausedUntil = 0;
  /** Breaks of the connection since something was sent; sends that were under way together break once. */
  #breaks = 0;
  #brokeAt = Number.NEGATIVE_INFINITY;
  #closed = false;
  #calledOff: (() => void) | null = null;
  #turning = false;
  #idle: (() => void)[] = [];

  constructor(channel: Channel, pacing: Pacing, parts: SenderParts) {
    this.#channel = channel;
    this.#parts = parts;
    const { gate } = parts;
    this.#pace = new SendingPace(pacing.limits, channel.alone === 'listens-and-sends' ? undefined : gate?.replicas);
    this.#jitter = pacing.jitter;
    this.#leaving = new Leaving(channel, parts);
  }

  /** Parts that no app has accepted yet. */
  get depth(): number {
    return this.#depth;
  }

  add(rows: readonly OutboxRow[]): void {
    for (const row of rows) {
      const { chat, kind } = row.outgoing;
      const owed = { row, age: ageOf(this.#parts.clock, row.createdAt) };
      const known = this.#chats.get(chat);
      if (known) known.rows.push(owed);
      else this.#chats.set(chat, { kind, rows: [owed], busy: false, pausedUntil: 0, failures: 0 });
      this.#depth += 1;
    }
    this.#soon();
  }

  /** Resolves when everything is settled. */
  idle(): Promise<void> {
    return this.#depth === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Starts no further send; resolves when none is in flight. What is left stays in the outbox. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#calledOff?.();
    while (this.#inFlight > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  #soon(): void {
    if (this.#turning) return;
    this.#turning = true;
    setImmediate(() => {
      this.#turning = false;
      this.#turn();
    });
  }

  #turn(): void {
    this.#calledOff?.();
    this.#calledOff = null;
    if (this.#closed) return;
    const now = this.#parts.clock.steady();
    const width = this.#breaks >= SEVERAL ? 1 : WIDTH;
    let wake = Math.max(this.#pausedUntil, this.#pace.channelAt(now));
    if (wake <= now) {
      wake = Number.POSITIVE_INFINITY;
      for (const [id, chat] of this.#chats) {
        if (this.#inFlight >= width) break;
        if (chat.busy) continue;
        const at = Math.max(chat.pausedUntil, this.#pace.at(id, chat.kind, now));
        if (at > now) wake = Math.min(wake, at);
        else this.#begin(id, chat);
      }
    }
    if (this.#depth > 0 && Number.isFinite(wake))
      this.#calledOff = this.#parts.clock.after(wake - now, () => this.#turn());
  }

  #begin(id: string, chat: Chat): void {
    const owed = chat.rows[0] as Owed;
    chat.busy = true;
    this.#chats.delete(id); // to the end of the line: chats take turns
    this.#chats.set(id, chat);
    this.#inFlight += 1;
    this.#pace.sending(id, chat.kind);
    void this.#attempt(chat, owed).finally(() => {
      this.#pace.answered(id, chat.kind, this.#parts.clock.steady());
      this.#inFlight -= 1;
      chat.busy = false;
      if (chat.rows.length === 0) this.#chats.delete(id);
      if (this.#depth === 0) for (const resolve of this.#idle.splice(0)) resolve();
      this.#soon();
    });
  }

  async #attempt(chat: Chat, owed: Owed): Promise<void> {
    const { gate, clock, random, fresh } = this.#parts;
    if (this.#jitter > 0 && !isTooLate(owed.row, owed.age(), fresh))
      await new Promise<void>((go) => clock.after(this.#jitter * random(), go));
    if (!gate) return this.#send(chat, owed);
    let end: (() => void) | null;
    try {
      end = await gate.begin(this.#channel.name, owed.row);
    } catch (error) {
      return this.#fault(chat, owed.row, error, clock.steady());
    }
    if (!end) return this.#taken(chat);
    await this.#send(chat, owed).finally(end);
  }

  async #send(chat: Chat, { row, age }: Owed): Promise<void> {
    const { clock, observer, fresh, gate } = this.#parts;
    const { name } = this.#channel;
    if (isTooLate(row, age(), fresh)) {
      observer.dropped(name, 'expired');
      return this.#settle(chat, row, 'expired', null);
    }
    const begun = clock.steady();
    try {
      if (!(await this.#leaving.begins(row))) {
        observer.dropped(name, 'withheld');
        gate?.marked(row);
        return this.#taken(chat);
      }
      if (gate && !(await gate.isSure(row))) return this.#taken(chat);
      const accepted = await this.#traced(row, () => this.#channel.send(row.outgoing));
      chat.failures = 0;
      this.#breaks = 0;
      await this.#settle(chat, row, 'sent', accepted.id);
      observer.sent(name, age() / 1000);
    } catch (error) {
      await this.#fault(chat, row, error, begun);
    }
  }

  async #traced<T>({ outgoing, createdAt }: OutboxRow, send: () => Promise<T>): Promise<T> {
    const { tracing } = this.#parts;
    const [trace, told] = [outgoing.trace ?? null, { channel: this.#channel.name }];
    if (!tracing || trace === null) return send();
    tracing.begin('wait for sending', trace, told, createdAt).end();
    const span = tracing.begin('send', trace, told);
    try {
      const sent = await send();
      span.end();
      return sent;
    } catch (error) {
      span.end({}, true);
      throw error;
    }
  }

  async #fault(chat: Chat, row: OutboxRow, error: unknown, begun: number): Promise<void> {
    const { clock, logger, observer, random, failed } = this.#parts;
    const channel = this.#channel.name;
    const again = error instanceof StoreError && ({ recovery: 'retry', scope: 'chat' } as const);
    const known =
      error instanceof ChannelError
        ? error
        : again
          ? new ChannelError('store', again)
          : new ChannelError('unknown', { recovery: 'drop' });
    const reason = known === error ? known.message : error instanceof Error ? error.name : typeof error;
    if (known.recovery === 'drop') {
      logger.warn({ channel, reason }, 'message can not be delivered');
      observer.dropped(channel, 'failed');
      return this.#settle(chat, row, 'failed', null);
    }
    if (known.recovery === 'stop') {
      this.#pausedUntil = Number.POSITIVE_INFINITY;
      return failed(known);
    }
    const left = await this.#leaving.failed(row, known.unsure);
    const [first] = chat.rows;
    if (first?.row === row) chat.rows[0] = { ...first, row: left };
    const now = clock.steady();
    chat.failures += 1;
    const wait = known.retryAfter ?? (again ? storeBackoff : backoff)(chat.failures, random);
    chat.pausedUntil = now + wait;
    const { failures } = chat;
    logger.warn({ channel, reason, wait: Math.round(wait), failures }, 'send failed, will be tried again');
    if (known.scope === 'channel' && begun > this.#brokeAt) this.#breakOff(now, known.retryAfter);
  }

  /** One lost connection pauses the chat alone; the channel waits where the app says so, or nothing at all goes through. */
  #breakOff(now: number, retryAfter: number | null): void {
    this.#breaks += 1;
    this.#brokeAt = now;
    if (this.#breaks < SEVERAL && retryAfter === null) return;
    const wait = retryAfter ?? backoff(this.#breaks - SEVERAL + 1, this.#parts.random);
    this.#pausedUntil = now + wait;
    const breaks = this.#breaks;
    this.#parts.logger.warn({ channel: this.#channel.name, breaks, wait: Math.round(wait) }, 'channel waits');
  }

  #taken(chat: Chat): void {
    chat.rows.shift();
    this.#depth -= 1;
  }

  async #settle(chat: Chat, row: OutboxRow, state: OutboxState, accepted: string | null): Promise<void> {
    this.#taken(chat);
    await this.#mark(row, state, accepted, 0);
  }

  /** A part that was sent and is not marked when the process ends is sent again by the next start: at least once. */
  async #mark(row: OutboxRow, state: OutboxState, accepted: string | null, faults: number): Promise<void> {
    const { store, logger, clock, random, gate } = this.#parts;
    try {
      await store.transaction((tx) => tx.outbox.settle(row.id, state, accepted));
      gate?.marked(row);
    } catch (error) {
      const reason = error instanceof StoreError ? error.reason : null;
      logger.error({ channel: this.#channel.name, state, reason, faults }, 'outbox could not be marked');
      if (error instanceof StoreError && faults < MOST_FAULTS && !this.#closed)
        clock.after(storeBackoff(faults + 1, random), () => void this.#mark(row, state, accepted, faults + 1));
    }
  }
}
