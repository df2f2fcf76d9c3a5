import type { Channel, Incoming } from '../contract/channel.ts';
import { ageOf, type Clock } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import type { Outcome } from '../contract/reply.ts';
import { InputError, StoreError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { type InboxRow, type OutboxRow, personOf, type Store } from '../store/port.ts';
import type { Access } from './access.ts';
import type { Handle } from './answered.ts';
import { WORDS } from './fixed-words.ts';
import { type Concluded, conclude, type DeskSide, explain } from './hand-over.ts';
import { Intake } from './intake.ts';
import { LeftBehind } from './left-behind.ts';
import { maySpeak } from './may-speak.ts';
import type { Observer } from './observer.ts';
import { oweAll, plain } from './owe.ts';
import { type Again, Lanes } from './per-chat-queue.ts';
import { backoff } from './retry.ts';
import { type Pacing, Sender } from './sender.ts';
import { showTyping } from './typing.ts';

export interface DeliverySettings {
  /** How old a message may be, in milliseconds, for an answer to be of use still. */
  readonly fresh: number;
  /** Messages that may wait for an answer; what comes beyond is refused politely. */
  readonly queue: number;
  /** Messages of one person a minute. */
  readonly perPerson: number;
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
  /** Told once by a channel that can't go on. */
  readonly failed: (error: Error) => void;
}

/** A message that was handled: what goes out, and what has to be kept with it. */
interface Handled extends Concluded {
  readonly outcome: Outcome | 'error';
}

/** A message that so many starts or faults of the store have interrupted is no longer tried. */
const MOST_TRIES = 5;
/** A message that the store has failed so often waits for the next start. */
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
  #closing = false;
  #sweeping: (() => void) | null = null;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#lanes = new Lanes(parts.settings.width);
    const senderParts = { ...parts, fresh: parts.settings.fresh };
    this.#channels = new Map(
      parts.channels.map(({ channel, pacing }) => [
        channel.name,
        { channel, sender: new Sender(channel, pacing, senderParts) },
      ]),
    );
    this.#left = new LeftBehind(parts, (row) => this.#queue(row, 1));
    this.#intake = new Intake(parts, {
      waiting: () => this.#lanes.size,
      answer: (row) => this.#queue(row, 0),
      send: (channel, rows) => this.send(channel, rows),
    });
  }

  /** Parts that wait in a channel's outbox. */
  depth(channel: ChannelName): number {
    return this.#channels.get(channel)?.sender.depth ?? 0;
  }

  /** Sends parts that somebody else has owed in a channel. */
  send(channel: ChannelName, rows: readonly OutboxRow[]): void {
    this.#channels.get(channel)?.sender.add(rows);
  }

  /** Takes up what the last run has left, then starts every channel; resolves when all are up. */
  async start(): Promise<void> {
    const { store } = this.#parts;
    await this.#sweep();
    const left = await store.transaction(async ({ inbox, outbox }) => {
      const owed = [];
      for (const { channel, sender } of this.#channels.values())
        owed.push({ sender, rows: await outbox.owed(channel.name) });
      return { owed, pending: await inbox.pending() };
    });
    for (const { sender, rows } of left.owed) sender.add(rows);
    for (const row of left.pending) this.#queue(row, 1);
    const started = [...this.#channels.values()].map(({ channel }) =>
      channel.start((incoming) => this.#receive(channel, incoming), this.#parts.failed),
    );
    await Promise.all(started);
  }

  #receive(channel: Channel, incoming: Incoming): Promise<void> {
    return this.#left.recorded(async () => {
      if (!(await this.#intake.receive(incoming))) channel.settled?.(incoming.id, false);
    });
  }

  /** Finishes what is in hand within `within` milliseconds, then stops the channels. What comes meanwhile is recorded for the next start. */
  async stop(within: number): Promise<void> {
    this.#closing = true;
    this.#sweeping?.();
    const senders = [...this.#channels.values()].map(({ sender }) => sender);
    const channels = [...this.#channels.values()].map(({ channel }) => channel);
    await this.#atMost(
      within,
      this.#lanes.idle().then(() => Promise.all(senders.map((sender) => sender.idle()))),
    );
    await this.#atMost(1000, Promise.all(senders.map((sender) => sender.close())));
    await this.#atMost(2000, Promise.allSettled(channels.map((channel) => channel.stop())));
  }

  async #atMost(within: number, work: Promise<unknown>): Promise<void> {
    let callOff = (): void => {};
    const late = new Promise<void>((resolve) => {
      callOff = this.#parts.clock.after(within, resolve);
    });
    await Promise.race([work, late]);
    callOff();
  }

  /** `tries`: how often the message was begun before. */
  #queue(row: InboxRow, tries: number, age = ageOf(this.#parts.clock, row.incoming.sentAt)): void {
    if (this.#closing) return;
    this.#left.begun(row);
    const { channel, chat } = row.incoming;
    this.#lanes.add(`${channel} ${chat}`, () => this.#answer(row, tries, age));
  }

  async #answer(row: InboxRow, tries: number, age: () => number): Promise<Again | null> {
    const { store, logger, observer, settings } = this.#parts;
    const { incoming } = row;
    const serving = this.#channels.get(incoming.channel);
    if (!serving) return null; // its channel is not configured now: it waits for a start that has it
    try {
      if (age() > settings.fresh) {
        observer.dropped(incoming.channel, 'stale');
        await store.transaction((tx) => tx.inbox.settle(row.id, 'stale'));
      } else {
        const worn = tries > 0 && (await store.transaction((tx) => tx.inbox.countTry(row.id))) > MOST_TRIES;
        serving.sender.add(
          worn ? await this.#setAside(row, { error: 'tried too often' }) : await this.#settle(row, serving.channel),
        );
      }
    } catch (error) {
      logger.error({ channel: incoming.channel, ...faultOf(error) }, 'message could not be settled');
      if (error instanceof StoreError && tries < MOST_FAULTS) return this.#again(row, tries + 1, age);
    }
    this.#left.done(row);
    serving.channel.settled?.(incoming.id, true);
    return null;
  }

  /** What the store failed to keep is tried again later; the chat's later messages wait for it, so that they stay in order. */
  #again(row: InboxRow, tries: number, age: () => number): Again {
    const { clock, random } = this.#parts;
    const after = new Promise<void>((resolve) => void clock.after(backoff(tries, random), resolve));
    return { after, job: async () => (this.#closing ? null : this.#answer(row, tries, age)) };
  }

  /** Handles a message and keeps the turn with its answer. Only a StoreError leaves: whatever else goes wrong would go wrong again. */
  async #settle(row: InboxRow, channel: Channel): Promise<readonly OutboxRow[]> {
    const { store, clock, observer } = this.#parts;
    try {
      const { outcome, ...handled } = await this.#handle(row, channel);
      const { desk } = this.#parts;
      const rows = await store.transaction(async (tx) => {
        if (!(await tx.inbox.settle(row.id, 'done'))) return tx.outbox.owedFor(row.id);
        if (desk) return conclude(tx, row, handled, desk, clock.now());
        if (channel.explains && handled.turning !== 'forgets') await explain(tx, row, handled.reply);
        await handled.keep?.(tx);
        return oweAll(tx, row, handled.parts, clock.now());
      });
      desk?.changed(row.incoming);
      observer.replied(channel.name, outcome, (clock.now() - row.receivedAt) / 1000);
      return rows;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      return this.#setAside(row, faultOf(error));
    }
  }

  /** Tells the asker that the message was not served, and leaves it to the operator: as failed, and among the unanswered. */
  async #setAside(row: InboxRow, fault: Fault): Promise<readonly OutboxRow[]> {
    const { store, clock, logger, observer, desk } = this.#parts;
    const { channel, content } = row.incoming;
    logger.error({ channel, inbox: row.id, ...fault }, 'message set aside');
    const question = content.kind === 'text' ? content.text : '';
    const rows = await store.transaction(async (tx) => {
      if (!(await tx.inbox.settle(row.id, 'failed'))) return tx.outbox.owedFor(row.id);
      await tx.unanswered.keep({ ...personOf(row.incoming), question, why: 'failed', clause: null }, clock.now());
      const failed = { reply: null, parts: [plain(WORDS.failed)], keep: null, turning: 'missed' } as const;
      return desk ? conclude(tx, row, failed, desk, clock.now()) : oweAll(tx, row, failed.parts, clock.now());
    });
    desk?.changed(row.incoming);
    observer.replied(channel, 'error', (clock.now() - row.receivedAt) / 1000);
    return rows;
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
      const parts = access.withholds(reply) ? [plain(WORDS.withheld)] : channel.render(reply, origin.kind);
      return { outcome: reply.outcome, reply, parts, keep, turning };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { outcome: 'error', reply: null, parts: [plain(WORDS.refused)], keep: null, turning: null };
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
