import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Channel } from '../../src/contract/channel.ts';
import { type Clock, systemClock } from '../../src/contract/clock.ts';
import type { Message } from '../../src/contract/message.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { Access } from '../../src/delivery/access.ts';
import type { Handle, Turning } from '../../src/delivery/answered.ts';
import { Delivery } from '../../src/delivery/delivery.ts';
import type { DeliverySettings } from '../../src/delivery/delivery-parts.ts';
import type { DeskSide } from '../../src/delivery/hand-over.ts';
import type { Pacing } from '../../src/delivery/sender.ts';
import type { Tracing } from '../../src/delivery/tracing.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { InboxRow } from '../../src/store/port/inbox.ts';
import type { MissedGroup } from '../../src/store/port/unanswered.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import type { Seats } from '../../src/store/seats.ts';
import { Journal } from './journal.ts';
import { ManualClock } from './manual-clock.ts';
import { citationOf, longReply, question, replyOf } from './replies.ts';

const minutes = (n: number): number => n * 60_000;

export interface HouseOptions {
  /** What an earlier house has left; whoever hands it in closes it. */
  readonly store?: Store;
  readonly clock?: Clock;
  readonly pacing?: Pacing;
  readonly settings?: Partial<DeliverySettings>;
  /** Persons answer here too. */
  readonly desk?: DeskSide;
  readonly tracing?: Tracing;
  /** The work is shared with others. */
  readonly seats?: Seats;
  /** Answers in place of the one that answers by what it is told. */
  readonly handle?: Handle;
}

/** Store and delivery around one channel, with a handler that answers by what it is told. */
export class House {
  readonly folder: string;
  readonly store: Store;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly messages = new Journal<Message>();
  readonly dropped = new Journal<string>();
  readonly sent = new Journal<number>();
  readonly log: string[] = [];
  readonly failed: Promise<Error>;
  /** Answers to 慢 wait until this is called. */
  release: () => void = () => {};
  /** Runs when a message is handled, and when its turn is kept. */
  onMessage: () => void = () => {};
  onKeep: (tx: Transaction) => Promise<void> | void = () => {};
  #lookedAt = 0;
  readonly #gate = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  constructor(channel: Channel, options: HouseOptions = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'cewen-house-'));
    this.clock = options.clock ?? systemClock;
    this.store = options.store ?? new MemoryStore();
    const logger = pino({ level: 'debug', base: null }, { write: (line: string) => void this.log.push(line) });
    let failed: (error: Error) => void = () => {};
    this.failed = new Promise((resolve) => {
      failed = resolve;
    });
    this.delivery = new Delivery({
      store: this.store,
      channels: [{ channel, pacing: options.pacing ?? { limits: [], jitter: 0 } }],
      handle:
        options.handle ??
        (async (message) => ({
          reply: await this.#reply(message),
          keep: async (tx) => this.onKeep(tx),
          turning: TURNING.get(message.text) ?? null,
        })),
      desk: options.desk ?? null,
      seats: options.seats ?? null,
      tracing: options.tracing ?? null,
      today: () => '2026-11-21',
      clock: this.clock,
      random: () => 0,
      logger,
      observer: {
        received: () => {},
        replied: () => {},
        again: () => {},
        sent: (_, seconds) => this.sent.push(seconds),
        dropped: (_, why) => this.dropped.push(why),
      },
      access: new Access(
        this.accessFile,
        { now: this.clock.now, steady: () => this.#lookedAt, after: this.clock.after },
        logger,
      ),
      settings: {
        fresh: minutes(30),
        queue: 100,
        perPerson: 1000,
        perGroup: 1000,
        width: 8,
        keep: minutes(60 * 24),
        ...options.settings,
      },
      failed,
    });
  }

  get accessFile(): string {
    return join(this.folder, 'access.yaml');
  }

  /** Writes the operator's rules and lets the second pass after which they are looked at. */
  allowOnly(rules: string): void {
    writeFileSync(this.accessFile, rules);
    this.#lookedAt += 1000;
  }

  /** Messages that are on record and not handled yet. */
  pending(): Promise<readonly InboxRow[]> {
    return this.store.transaction((tx) => tx.inbox.pending());
  }

  /** What the operator finds among the unanswered. */
  unanswered(): Promise<readonly MissedGroup[]> {
    return this.store.transaction((tx) => tx.unanswered.list());
  }

  get texts(): string[] {
    return this.messages.items.map((message) => message.text);
  }

  async close(): Promise<void> {
    this.release();
    await this.stop(1000);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Stops delivery; a clock that stands still is moved on as far as that takes. */
  async stop(within: number): Promise<void> {
    let stopped = false;
    const stopping = this.delivery.stop(within).finally(() => {
      stopped = true;
    });
    while (this.clock instanceof ManualClock && !stopped) {
      this.clock.advance(within);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await stopping;
  }

  async #reply(message: Message): Promise<Reply> {
    this.messages.push(message);
    this.onMessage();
    const { text } = message;
    if (text.startsWith('慢')) await this.#gate;
    if (text.startsWith('坏')) throw new TypeError(`secret words: ${text}`);
    if (text.startsWith('长')) return longReply(120);
    if (text.startsWith('选')) return question(CHOICES);
    if (text.startsWith('引'))
      return replyOf('一次性奖励50万元。[1]\n\n依据：\n[1] 《意见》 一(一)', { citations: [citationOf(1)] });
    if (text.startsWith('符')) return replyOf(`答：${MARKUP}`);
    return replyOf(`答：${text}`);
  }
}

/** What a message means for who answers on. */
const TURNING: ReadonlyMap<string, Turning> = new Map([
  ['转人工', 'asks-person'],
  ['投诉', 'complains'],
  ['没收录', 'missed'],
  ['忘记我', 'forgets'],
]);

export const CHOICES = [
  { label: '国家级', value: '国家级' },
  { label: '市级', value: '市里认定的市级专精特新“小巨人”，不含国家级' },
];
export const MARKUP = '<b>加粗</b> *星号* _下划线_ [链接](https://example.com) `代码` &amp; <script>';
