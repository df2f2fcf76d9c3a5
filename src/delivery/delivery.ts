import type { Channel, Incoming } from '../contract/channel.ts';
import { ageOf, type Clock } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import type { ReplyOutcome } from '../contract/reply.ts';
import { InputError, StoreError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { openQuestion } from '../store/open-questions.ts';
import { type InboxRow, type OutboxRow, personOf, type Store, type Transaction, type Whose } from '../store/port.ts';
import { LostSeat, type Seats } from '../store/seats.ts';
import type { Access } from './access.ts';
import type { Handle } from './answered.ts';
import { WORDS } from './fixed-words.ts';
import { type Concluded, conclude, type DeskSide, keepExplanation } from './hand-over.ts';
import type { Hold } from './hold.ts';
import { Intake } from './intake.ts';
import { LeftBehind } from './left-behind.ts';
import { maySpeak } from './may-speak.ts';
import type { Observer } from './observer.ts';
import { oweAll, plainPart } from './owe.ts';
import { type Again, Lanes } from './per-chat-queue.ts';
import { Retries } from './retries.ts';
import { backoff } from './retry.ts';
import { type Pacing, Sender } from './sender.ts';
import { SharedWork } from './shared-work.ts';
import { showTyping } from './typing.ts';

export interface DeliverySettings {
  /** How old a message may be, in milliseconds, for an answer to be of use still. */
  readonly fresh: number;
  /** Messages that may wait for an answer; what comes beyond is refused politely. */
  readonly queue: number;
  /** Messages of one person a minute. */
  readonly perPerson: number;
  /** Messages of one group a minute. */
  readonly perGroup: number;
  /** Messages answered at once. */
  readonly width: number;
  /** How long settled messages stay, in milliseconds. */
  readonly keep: number;
}

export interface DeliveryParts {
  readonly store: Store;
  readonly channels: readonly { readonly channel: Channel; readonly pacing: Pacing }[];
  readonly handle: Handle;
  readonly today: () => string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly observer: Observer;
  readonly access: Access;
  readonly settings: DeliverySettings;
  /** Absent where no person answers chats here. */
  readonly desk?: DeskSide | null;
  /** Absent where one program alone serves from the store. */
  readonly seats?: Seats | null;
  /** Told once by a channel that can't go on. */
  readonly failed: (error: Error) => void;
}

/** A message in its turn: where it belongs to, null where this program alone serves, and how old it is. */
interface Turn {
  readonly row: InboxRow;
  readonly hold: Hold | null;
  readonly age: () => number;
}

/** How the work is shared: how many programs there are, whether this one is sure of its seats, and which those are. */
interface Sharing {
  readonly replicas: number;
  readonly isAlive: boolean;
  readonly seats: readonly string[];
}

/** A message that was handled: what goes out, and what has to be kept with it. */
interface Handled extends Concluded {
  readonly outcome: ReplyOutcome | 'error';
}

/** A message that so many starts or faults of the store have interrupted is no longer tried. */
const MOST_TRIES = 5;
/** A message that the store, though it is there, has failed so often waits for the next start. */
const MOST_FAULTS = 40;

/** Old messages that are deleted in one transaction: those of people who write meanwhile don't wait for the whole sweep. */
const SWEEP = 500;

/** The way of a message through the house: recorded, handled in its turn, its answer owed, sent, marked. */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #channels: ReadonlyMap<ChannelName, { readonly channel: Channel; readonly sender: Sender }>;
  readonly #lanes: Lanes;
  readonly #intake: Intake;
  readonly #left: LeftBehind;
  readonly #retries: Retries;
  /** Absent where this program alone serves. */
  readonly #shared: SharedWork | null;
  #closing = false;
  #sweeping: (() => void) | null = null;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#lanes = new Lanes(parts.settings.width);
    this.#shared = parts.seats ? this.#sharing(parts.seats) : null;
    const shared = this.#shared;
    const gate = shared && {
      begin: (channel: ChannelName, row: OutboxRow) => shared.beginToSend(channel, row),
      isSure: (row: OutboxRow) => shared.isSure(row),
      marked: (row: OutboxRow) => shared.marked(row),
      replicas: () => shared.seating.replicas,
    };
    const senderParts = { ...parts, fresh: parts.settings.fresh, gate };
    this.#channels = new Map(
      parts.channels.map(({ channel, pacing }) => [
        channel.name,
        { channel, sender: new Sender(channel, pacing, senderParts) },
      ]),
    );
    this.#retries = new Retries({
      ...parts,
      revived: (letter) => {
        if (letter.kind === 'part') this.send(letter.channel, [letter.row]);
        else if (shared) shared.arrived(letter.row);
        else this.#queue(letter.row, 0);
      },
    });
    this.#left = new LeftBehind(parts, (row) => this.#queue(row, 1));
    this.#intake = new Intake(parts, {
      waiting: () => shared?.seating.waiting ?? this.#lanes.size,
      answer: (row) => (shared ? shared.look() : this.#queue(row, 0)),
      ...(shared ? { recorded: (incoming) => shared.recorded(incoming) } : {}),
      send: (channel, rows) => this.send(channel, rows),
    });
  }

  /** Parts that wait in a channel's outbox. */
  depth(channel: ChannelName): number {
    return this.#channels.get(channel)?.sender.depth ?? 0;
  }

  /** Sends parts that were owed in a channel; of several programs, the one whose part that is. */
  send(channel: ChannelName, rows: readonly OutboxRow[]): void {
    this.#channels.get(channel)?.sender.add(this.#shared ? this.#shared.owed(channel, rows) : rows);
  }

  /** Tells the desks of other programs that something of a thread is on record. */
  tellOthers({ channel, chat, sender }: Whose): void {
    const shared = this.#shared;
    if (shared && shared.seating.replicas > 1) shared.ring({ kind: 'changed', whose: { channel, chat, sender } });
  }

  /** How the work is shared; null where this program alone serves. */
  get sharing(): Sharing | null {
    if (!this.#shared) return null;
    const { replicas, isAlive, held } = this.#shared.seating;
    return { replicas, isAlive, seats: held.map(({ seat }) => seat) };
  }

  /** Whether another program listens with a channel. */
  standsBy({ name, alone }: Channel): boolean {
    return this.#shared !== null && alone !== 'nothing' && this.#shared.seating.at(name) === null;
  }

  /** Takes up what the last run has left, then starts every channel; resolves when all are up. */
  async start(): Promise<void> {
    const { store } = this.#parts;
    await this.#sweep();
    this.#retries.start();
    if (this.#shared) return this.#startShared(this.#shared);
    const left = await store.transaction(async ({ inbox, outbox }) => {
      const owed = [];
      for (const { channel, sender } of this.#channels.values())
        owed.push({ sender, rows: await outbox.owed(channel.name) });
      return { owed, pending: await inbox.pending() };
    });
    for (const { sender, rows } of left.owed) sender.add(rows);
    for (const row of left.pending) this.#queue(row, 1);
    const started = [...this.#channels.values()].map(({ channel }) => this.#listen(channel));
    await Promise.all(started);
  }

  async #receive(channel: Channel, incoming: Incoming): Promise<void> {
    const receive = async (): Promise<void> => {
      if (!(await this.#intake.receive(incoming))) channel.settled?.(incoming.id, false);
    };
    await (this.#shared ? receive() : this.#left.recorded(receive));
  }

  /** Channels that one program alone listens with are started when that falls to this one. */
  async #startShared({ seating }: SharedWork): Promise<void> {
    await seating.start();
    const free = [...this.#channels.values()].filter(({ channel }) => channel.alone === 'nothing');
    await Promise.all(free.map(({ channel }) => this.#listen(channel)));
  }

  #listen(channel: Channel): Promise<void> {
    return channel.start(
      (incoming) => this.#receive(channel, incoming),
      this.#parts.failed,
      (own) => this.#intake.overhear(own),
    );
  }

  #sharing(seats: Seats): SharedWork {
    const { channels, failed, observer } = this.#parts;
    const led = channels.map(({ channel }) => channel).filter(({ alone }) => alone !== 'nothing');
    const apart = led.filter(({ alone }) => alone === 'listens-and-sends');
    return new SharedWork({
      ...this.#parts,
      seats,
      led: led.map(({ name }) => name),
      apart: apart.map(({ name }) => name),
      answer: (row, hold, tries) => this.#queue(row, tries, undefined, hold),
      send: (channel, rows) => this.#channels.get(channel)?.sender.add(rows),
      lead: (name) => {
        const channel = led.find((each) => each.name === name);
        if (!channel) return;
        this.#parts.logger.info({ channel: name }, 'channel is led');
        this.#listen(channel).catch(failed);
      },
      replaced: (name) => failed(new StoreError(`另一个 cewen serve 已经接管 ${name}，本进程停止`)),
      again: (name) => observer.again(name),
      heard: (what) => {
        if (what.kind === 'settled') this.#channels.get(what.channel)?.channel.settled?.(what.id, true);
        else this.#parts.desk?.heard(what.whose);
      },
    });
  }

  /** Finishes what is in hand within `within` milliseconds, then stops the channels. What comes meanwhile is recorded for the next start. */
  async stop(within: number): Promise<void> {
    this.#closing = true;
    this.#sweeping?.();
    this.#retries.stop();
    const senders = [...this.#channels.values()].map(({ sender }) => sender);
    const channels = [...this.#channels.values()].map(({ channel }) => channel);
    const shared = this.#shared;
    await this.#atMost(within, (over) =>
      shared
        ? shared.seating.stop(over)
        : this.#lanes.idle().then(() => Promise.all(senders.map((sender) => sender.idle()))),
    );
    await this.#atMost(1000, () => Promise.all(senders.map((sender) => sender.close())));
    await this.#atMost(2000, () => Promise.allSettled(channels.map((channel) => channel.stop())));
    if (shared) await this.#atMost(1000, () => shared.seating.close());
  }

  async #atMost(within: number, work: (late: Promise<void>) => Promise<unknown>): Promise<void> {
    let callOff = (): void => {};
    const late = new Promise<void>((resolve) => {
      callOff = this.#parts.clock.after(within, resolve);
    });
    await Promise.race([work(late), late]);
    callOff();
  }

  /** `tries`: how often the message was begun before. */
  #queue(
    row: InboxRow,
    tries: number,
    age = ageOf(this.#parts.clock, row.incoming.sentAt),
    hold: Hold | null = null,
  ): void {
    if (this.#closing) return;
    if (!hold) this.#left.begun(row);
    const { channel, chat } = row.incoming;
    this.#lanes.add(`${channel} ${chat}`, () => this.#atSeat({ row, hold, age }, tries));
  }

  /** What waits at a seat that is held no more is left to whoever has it. */
  async #atSeat(turn: Turn, tries: number): Promise<Again | null> {
    if (!turn.hold) return this.#answer(turn, tries);
    if (!turn.hold.enter()) return null;
    try {
      return await this.#answer(turn, tries);
    } finally {
      turn.hold.leave();
    }
  }

  async #answer(turn: Turn, tries: number): Promise<Again | null> {
    const { logger, observer, settings } = this.#parts;
    const { row, age } = turn;
    const { incoming } = row;
    const serving = this.#channels.get(incoming.channel);
    if (!serving) return null; // its channel is not configured now: it waits for a start that has it
    let reached = tries === 0;
    try {
      if (age() > settings.fresh) {
        observer.dropped(incoming.channel, 'stale');
        await this.#write(turn, (tx) => tx.inbox.settle(row.id, 'stale'));
      } else {
        const worn = tries > 0 && (await this.#write(turn, (tx) => tx.inbox.countTry(row.id))) > MOST_TRIES;
        reached = true;
        this.send(
          incoming.channel,
          worn ? await this.#setAside(turn, { error: 'tried too often' }) : await this.#settle(turn, serving.channel),
        );
      }
    } catch (error) {
      if (error instanceof LostSeat) return null;
      logger.error({ channel: incoming.channel, ...faultOf(error) }, 'message could not be settled');
      // A store that is down counts nothing: the message waits until it is back.
      const next = reached ? tries + 1 : Math.min(tries + 1, MOST_FAULTS - 1);
      if (error instanceof StoreError && next <= MOST_FAULTS) return this.#again(turn, next);
    }
    this.#left.done(row);
    serving.channel.settled?.(incoming.id, true);
    this.#shared?.answered(row, serving.channel.settled !== undefined);
    return null;
  }

  /** What is written down of a message, unless another program has it by now. */
  #write<T>({ hold }: Turn, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { store, seats } = this.#parts;
    return store.transaction(async (tx) => {
      if (hold) await seats?.confirm(hold);
      return work(tx);
    });
  }

  /** What the store failed to keep is tried again later; the chat's later messages wait for it, so that they stay in order. */
  #again(turn: Turn, tries: number): Again {
    const { clock, random } = this.#parts;
    const after = new Promise<void>((resolve) => void clock.after(backoff(tries, random), resolve));
    return { after, job: async () => (this.#closing ? null : this.#atSeat(turn, tries)) };
  }

  /** Handles a message and keeps the turn with its answer. Only a StoreError leaves: whatever else goes wrong would go wrong again. */
  async #settle(turn: Turn, channel: Channel): Promise<readonly OutboxRow[]> {
    const { clock, observer } = this.#parts;
    const { row } = turn;
    try {
      const { outcome, ...handled } = await this.#handle(row, channel);
      const { desk } = this.#parts;
      const rows = await this.#write(turn, async (tx) => {
        if (!(await tx.inbox.settle(row.id, 'done'))) return this.#stillOwed(tx, row);
        if (desk) return conclude(tx, row, handled, desk, clock.now());
        if (channel.explains && handled.turning !== 'forgets') await keepExplanation(tx, row, handled.reply);
        await handled.keep?.(tx);
        return oweAll(tx, row, handled.parts, clock.now());
      });
      desk?.changed(row.incoming);
      observer.replied(channel.name, outcome, (clock.now() - row.receivedAt) / 1000);
      return rows;
    } catch (error) {
      if (error instanceof StoreError || error instanceof LostSeat) throw error;
      return this.#setAside(turn, faultOf(error));
    }
  }

  /** Tells the asker that the message was not served, and leaves it to the operator: as failed, and among the unanswered. */
  async #setAside(turn: Turn, fault: Fault): Promise<readonly OutboxRow[]> {
    const { clock, logger, observer, desk } = this.#parts;
    const { row } = turn;
    const { channel, content } = row.incoming;
    logger.error({ channel, inbox: row.id, ...fault }, 'message set aside');
    const question = content.kind === 'text' ? content.text : '';
    const rows = await this.#write(turn, async (tx) => {
      if (!(await tx.inbox.settle(row.id, 'failed'))) return this.#stillOwed(tx, row);
      const missed = { question, why: 'failed', clause: null } as const;
      await tx.unanswered.keep({ ...personOf(row.incoming), ...missed }, clock.now());
      await openQuestion(tx, row.incoming, missed, clock.now());
      const failed = { reply: null, parts: [plainPart(WORDS.failed)], keep: null, turning: 'missed' } as const;
      return desk ? conclude(tx, row, failed, desk, clock.now()) : oweAll(tx, row, failed.parts, clock.now());
    });
    desk?.changed(row.incoming);
    observer.replied(channel, 'error', (clock.now() - row.receivedAt) / 1000);
    return rows;
  }

  /** What was owed before the word of it was lost; of several programs each finds that by itself. */
  async #stillOwed(tx: Transaction, { id }: InboxRow): Promise<readonly OutboxRow[]> {
    return this.#shared ? [] : tx.outbox.owedFor(id);
  }

  async #handle(row: InboxRow, channel: Channel): Promise<Handled> {
    const { handle, today, clock, access } = this.#parts;
    const { id, content, revises: _, ticket, ...origin } = row.incoming;
    const text = content.kind === 'text' ? content.text : '';
    const speaks = !this.#parts.desk || (await this.#speaks(row));
    const over = speaks ? showTyping(channel, { chat: origin.chat, ticket, key: `i${row.id}` }, clock) : () => {};
    try {
      const answers = content.kind === 'text' ? content.answers : undefined;
      const bound = answers === undefined ? {} : { answers };
      const message = { id: `${origin.channel}:${id}`, text, history: [], asOf: today(), origin, ...bound };
      const { reply, keep, turning = null } = await handle(message);
      const parts = access.withholds(reply) ? [plainPart(WORDS.withheld)] : channel.render(reply, origin.kind);
      return { outcome: reply.outcome, reply, parts, keep, turning };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { outcome: 'error', reply: null, parts: [plainPart(WORDS.refused)], keep: null, turning: null };
    } finally {
      over();
    }
  }

  #speaks({ incoming }: InboxRow): Promise<boolean> {
    const { store, clock } = this.#parts;
    return store.transaction((tx) => maySpeak(tx, incoming, clock.now()));
  }

  async #sweep(): Promise<void> {
    const { store, clock, logger, settings } = this.#parts;
    this.#sweeping = clock.after(3_600_000, () => {
      this.#sweep().catch(() => logger.error('store failed, old messages stay for another hour'));
    });
    const before = clock.now() - settings.keep;
    let gone = SWEEP;
    while (gone === SWEEP && !this.#closing) gone = await store.transaction((tx) => tx.inbox.expire(before, SWEEP));
  }
}

interface Fault {
  readonly error: string;
  readonly code?: unknown;
  readonly at?: string | undefined;
}

/** What may be told of an error: its kind and where it arose, never its message, which may hold a person's words. */
function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = error.stack?.split('\n').find((line) => line.trim().startsWith('at '));
  return {
    error: error.name,
    code: error instanceof StoreError ? error.reason : (error as { code?: unknown }).code,
    at: at?.trim(),
  };
}
