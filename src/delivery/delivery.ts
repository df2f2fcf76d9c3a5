import type { Channel, Incoming } from '../contract/channel.ts';
import { ageOf } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import { StoreError } from '../errors.ts';
import { BUDGET_LASTS } from '../store/port/budgets.ts';
import type { InboxRow } from '../store/port/inbox.ts';
import type { OutboxRow } from '../store/port/outbox.ts';
import type { Whose } from '../store/port/person.ts';
import type { Seats } from '../store/seats.ts';
import { Answering, type MessageTurn } from './answering.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import type { Hold } from './hold.ts';
import { Intake } from './intake.ts';
import { LeftBehind } from './left-behind.ts';
import { type Again, Lanes } from './per-chat-queue.ts';
import { Retries } from './retries.ts';
import { Sender } from './sender.ts';
import { SharedWork } from './shared-work.ts';

/** How the work is shared: how many programs there are, whether this one is sure of its seats, and which those are. */
interface Sharing {
  readonly replicas: number;
  readonly isAlive: boolean;
  readonly seats: readonly string[];
}

/** Old messages that are deleted in one transaction: those of people who write meanwhile don't wait for the whole sweep. */
const SWEEP = 500;

/** More people than write in a minute. */
const MOST_BUDGETS = 20_000;

/** The way of a message through the house: recorded, handled in its turn, its answer owed, sent, marked. */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #channels: ReadonlyMap<ChannelName, { readonly channel: Channel; readonly sender: Sender }>;
  readonly #lanes: Lanes;
  readonly #intake: Intake;
  readonly #left: LeftBehind;
  readonly #retries: Retries;
  readonly #answering: Answering;
  /** Absent where this program alone serves. */
  readonly #shared: SharedWork | null;
  #closing = false;
  #sweeping: (() => void) | null = null;
  #forgetting: (() => void) | null = null;

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
    this.#answering = new Answering(parts, {
      isShared: shared !== null,
      isClosing: () => this.#closing,
      channelOf: (name) => this.#channels.get(name)?.channel,
      send: (channel, rows) => this.send(channel, rows),
      done: (row, channel) => {
        this.#left.done(row);
        channel.settled?.(row.incoming.id, true);
        shared?.answered(row, channel.settled !== undefined);
      },
      atSeat: (turn, tries) => this.#atSeat(turn, tries),
    });
    this.#left = new LeftBehind(parts, (row) => this.#queue(row, 1));
    this.#intake = new Intake(parts, {
      waiting: () => shared?.seating.waiting ?? this.#lanes.size,
      answer: (row, rung) => (shared ? shared.kept(row, rung) : this.#queue(row, 0)),
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
    this.#letBudgetsGo();
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

  async #receive(channel: Channel, sent: Incoming): Promise<void> {
    const span = this.#parts.tracing?.begin('receive', null, { channel: channel.name });
    const incoming = span ? { ...sent, trace: span.trace } : sent;
    let waits = false;
    const receive = async (): Promise<void> => {
      waits = await this.#intake.receive(incoming);
      if (!waits) channel.settled?.(incoming.id, false);
    };
    try {
      await (this.#shared ? this.#shared.seating.whileAlive(receive) : this.#left.recorded(receive));
    } catch (error) {
      span?.end({}, true);
      throw error;
    }
    span?.end({ outcome: waits ? 'recorded' : 'settled' });
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
    this.#forgetting?.();
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
    const { channel, chat, source } = row.incoming;
    this.#lanes.add(
      `${channel} ${chat}`,
      () => this.#atSeat({ row, hold, age }, tries),
      source && `${channel} from ${source}`,
    );
  }

  /** What waits at a seat that is held no more is left to whoever has it. */
  async #atSeat(turn: MessageTurn, tries: number): Promise<Again | null> {
    if (!turn.hold) return this.#answering.answer(turn, tries);
    if (!turn.hold.enter()) return null;
    try {
      return await this.#answering.answer(turn, tries);
    } finally {
      turn.hold.leave();
    }
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

  /** Each minute, so that of one who asked to be forgotten no count stays longer. */
  #letBudgetsGo(): void {
    const { store, clock, logger } = this.#parts;
    this.#forgetting = clock.after(BUDGET_LASTS, () => {
      store.budgets
        .expire(clock.now(), MOST_BUDGETS)
        .catch(() => logger.warn('store failed, old budgets stay for another minute'));
      this.#letBudgetsGo();
    });
  }
}
