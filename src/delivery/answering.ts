import type { Channel } from '../contract/channel.ts';
import type { ChannelName } from '../contract/message.ts';
import type { ReplyOutcome } from '../contract/reply.ts';
import { InputError, StoreError } from '../errors.ts';
import { openQuestion } from '../store/open-questions.ts';
import type { InboxRow } from '../store/port/inbox.ts';
import type { OutboxRow } from '../store/port/outbox.ts';
import { personOf } from '../store/port/person.ts';
import type { Transaction } from '../store/port.ts';
import { LostSeat } from '../store/seats.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { WORDS } from './fixed-words.ts';
import { type Concluded, conclude, keepExplanation } from './hand-over.ts';
import type { Hold } from './hold.ts';
import { maySpeak } from './may-speak.ts';
import { oweAll, plainPart } from './owe.ts';
import type { Again } from './per-chat-queue.ts';
import { storeBackoff } from './retry.ts';
import type { TracedSpan } from './tracing.ts';
import { showTyping } from './typing.ts';

/** A message in its turn: where it belongs to, null where this program alone serves, and how old it is. */
export interface MessageTurn {
  readonly row: InboxRow;
  readonly hold: Hold | null;
  readonly age: () => number;
}

/** A message that was handled: what goes out, and what has to be kept with it. */
interface Handled extends Concluded {
  readonly outcome: ReplyOutcome | 'error';
}

/** What came of a message, and what is owed for it. */
interface Settled {
  readonly outcome: Handled['outcome'];
  readonly owed: readonly OutboxRow[];
}

/** A message that so many starts or faults of the store have interrupted is no longer tried. */
const MOST_TRIES = 5;
/** A message that the store, though it is there, has failed so often waits for the next start. */
const MOST_FAULTS = 40;

/** What delivery does around the answering of a message. */
interface Beside {
  /** Several programs serve from the store. */
  readonly isShared: boolean;
  readonly isClosing: () => boolean;
  /** Undefined where the channel is not configured now. */
  readonly channelOf: (name: ChannelName) => Channel | undefined;
  readonly send: (channel: ChannelName, rows: readonly OutboxRow[]) => void;
  /** Nothing more is to be done for a message. */
  readonly done: (row: InboxRow, channel: Channel) => void;
  /** Begins it once more, where its seat is held still. */
  readonly atSeat: (turn: MessageTurn, tries: number) => Promise<Again | null>;
}

/** Answers messages in their turn and keeps each with its answer in one transaction, or sets it aside. */
export class Answering {
  readonly #parts: DeliveryParts;
  readonly #beside: Beside;

  constructor(parts: DeliveryParts, beside: Beside) {
    this.#parts = parts;
    this.#beside = beside;
  }

  /** Answers a message, once it is its turn; what the store failed to keep is to be tried again. `tries`: how often it was begun before. */
  async answer(turn: MessageTurn, tries: number): Promise<Again | null> {
    const { logger, observer, settings } = this.#parts;
    const { row, age } = turn;
    const { incoming } = row;
    const channel = this.#beside.channelOf(incoming.channel);
    if (!channel) return null; // its channel is not configured now: it waits for a start that has it
    let reached = tries === 0;
    const span = this.#beginSpan(turn, tries);
    try {
      if (age() > settings.fresh && !row.incoming.promised) {
        observer.dropped(incoming.channel, 'stale');
        await this.#write(turn, (tx) => tx.inbox.settle(row.id, 'stale'));
        span?.end({ outcome: 'stale' });
      } else {
        const worn = tries > 0 && (await this.#write(turn, (tx) => tx.inbox.countTry(row.id))) > MOST_TRIES;
        reached = true;
        const { outcome, owed } = worn
          ? await this.#setAside(turn, { error: 'tried too often' })
          : await this.#settle(turn, channel);
        span?.end({ outcome, parts: owed.length });
        this.#beside.send(incoming.channel, owed);
      }
    } catch (error) {
      span?.end({}, true);
      if (error instanceof LostSeat) return null;
      logger.error({ channel: incoming.channel, ...faultOf(error) }, 'message could not be settled');
      // A store that is down counts nothing: the message waits until it is back.
      const next = reached ? tries + 1 : Math.min(tries + 1, MOST_FAULTS - 1);
      if (error instanceof StoreError && next <= MOST_FAULTS) return this.#again(turn, next);
    }
    this.#beside.done(row, channel);
    return null;
  }

  #beginSpan({ row: { incoming, receivedAt } }: MessageTurn, tries: number): TracedSpan | undefined {
    const { tracing } = this.#parts;
    const [trace, told] = [incoming.trace ?? null, { channel: incoming.channel }];
    tracing?.begin('wait for answer', trace, told, receivedAt).end();
    return tracing?.begin('answer', trace, { ...told, tries });
  }

  /** What is written down of a message, unless another program has it by now. */
  #write<T>({ hold }: MessageTurn, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { store, seats } = this.#parts;
    return store.transaction(async (tx) => {
      if (hold) await seats?.confirm(hold);
      return work(tx);
    });
  }

  /** What the store failed to keep is tried again later; the chat's later messages wait for it, so that they stay in order. */
  #again(turn: MessageTurn, tries: number): Again {
    const { clock, random } = this.#parts;
    const after = new Promise<void>((resolve) => void clock.after(storeBackoff(tries, random), resolve));
    return { after, job: async () => (this.#beside.isClosing() ? null : this.#beside.atSeat(turn, tries)) };
  }

  /** Handles a message and keeps the turn with its answer. Only a StoreError leaves: whatever else goes wrong would go wrong again. */
  async #settle(turn: MessageTurn, channel: Channel): Promise<Settled> {
    const { clock, observer } = this.#parts;
    const { row } = turn;
    // Whatever else can't be read is told so before it is recorded.
    if (row.incoming.content.kind === 'unreadable') return this.#setAside(turn, { error: 'damaged on record' });
    try {
      const { outcome, ...handled } = await this.#handle(turn, channel);
      const { desk } = this.#parts;
      const owed = await this.#write(turn, async (tx) => {
        if (!(await tx.inbox.settle(row.id, 'done'))) return this.#stillOwed(tx, row);
        if (desk) return conclude(tx, row, handled, desk, clock.now());
        if (channel.explains && handled.turning !== 'forgets') await keepExplanation(tx, row, handled.reply);
        await handled.keep?.(tx);
        return oweAll(tx, row, handled.parts, clock.now());
      });
      desk?.changed(row.incoming);
      observer.replied(channel.name, outcome, (clock.now() - row.receivedAt) / 1000);
      return { outcome, owed };
    } catch (error) {
      if (error instanceof StoreError || error instanceof LostSeat) throw error;
      return this.#setAside(turn, faultOf(error));
    }
  }

  /** Tells the asker that the message was not served, and leaves it to the operator: as failed, and among the unanswered. */
  async #setAside(turn: MessageTurn, fault: Fault): Promise<Settled> {
    const { clock, logger, observer, desk } = this.#parts;
    const { row } = turn;
    const { channel, content } = row.incoming;
    logger.error({ channel, inbox: row.id, ...fault }, 'message set aside');
    const question = content.kind === 'text' ? content.text : '';
    const owed = await this.#write(turn, async (tx) => {
      if (!(await tx.inbox.settle(row.id, 'failed'))) return this.#stillOwed(tx, row);
      const missed = { question, why: 'failed', clause: null } as const;
      await tx.unanswered.keep({ ...personOf(row.incoming), ...missed }, clock.now());
      await openQuestion(tx, row.incoming, missed, clock.now());
      const failed = { reply: null, parts: [plainPart(WORDS.failed)], keep: null, turning: 'missed' } as const;
      return desk ? conclude(tx, row, failed, desk, clock.now()) : oweAll(tx, row, failed.parts, clock.now());
    });
    desk?.changed(row.incoming);
    observer.replied(channel, 'error', (clock.now() - row.receivedAt) / 1000);
    return { outcome: 'error', owed };
  }

  /** What was owed before the word of it was lost; of several programs each finds that by itself. */
  async #stillOwed(tx: Transaction, { id }: InboxRow): Promise<readonly OutboxRow[]> {
    return this.#beside.isShared ? [] : tx.outbox.owedFor(id);
  }

  async #handle({ row, age }: MessageTurn, channel: Channel): Promise<Handled> {
    const { handle, today, clock, access, settings } = this.#parts;
    const { id, content, revises: _, trace: __, promised: ___, source: ____, ticket, ...origin } = row.incoming;
    const text = content.kind === 'text' ? content.text : '';
    const speaks = !this.#parts.desk || (await this.#speaks(row));
    const over = speaks ? showTyping(channel, { chat: origin.chat, ticket, key: `i${row.id}` }, clock) : () => {};
    try {
      const answers = content.kind === 'text' ? content.answers : undefined;
      const bound = answers === undefined ? {} : { answers };
      const message = { id: `${origin.channel}:${id}`, text, history: [], asOf: today(), origin, ...bound };
      const { reply, keep, turning = null } = await handle(message);
      const said = age() > settings.fresh ? { ...reply, text: `${WORDS.late}\n${reply.text}` } : reply;
      const parts = access.withholds(reply) ? [plainPart(WORDS.withheld)] : channel.render(said, origin.kind);
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
