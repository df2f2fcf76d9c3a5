import type { ChatKind } from '../contract/message.ts';

/** At most `count` messages within any `per` milliseconds, of a chat or of the whole channel; of one kind of chat, or any. */
export interface RateLimit {
  readonly scope: 'channel' | 'chat';
  readonly kind: ChatKind | null;
  readonly count: number;
  readonly per: number;
}

interface Window {
  readonly limit: RateLimit;
  inFlight: number;
  /** When the app answered, ascending. */
  done: number[];
}

/**
 * Says when the next message may leave. A message counts from its sending until `per` after the app's answer, so that no window
 * of the app's own clock holds more than `count`, however long the way there took.
 */
export class SendingPace {
  readonly #limits: readonly RateLimit[];
  readonly #sharers: () => number;
  readonly #windows = new Map<string, Window>();
  #sweepAt = 0;

  /** `sharers`: how many programs send in the channel, each its part of what the whole channel may. */
  constructor(limits: readonly RateLimit[], sharers: () => number = () => 1) {
    this.#limits = limits;
    this.#sharers = sharers;
  }

  /** The earliest time for a message to the chat; Infinity while only an answer of the app can free a place. */
  at(chat: string, kind: ChatKind, now: number): number {
    return Math.max(now, ...this.#of(chat, kind).map((window) => this.#freeAt(window, now)));
  }

  /** The earliest time for any message of the channel. */
  channelAt(now: number): number {
    const whole = this.#limits.filter((limit) => limit.scope === 'channel' && limit.kind === null);
    return Math.max(now, ...whole.map((limit) => this.#freeAt(this.#window(limit, ''), now)));
  }

  sending(chat: string, kind: ChatKind): void {
    for (const window of this.#of(chat, kind)) window.inFlight += 1;
  }

  answered(chat: string, kind: ChatKind, now: number): void {
    for (const window of this.#of(chat, kind)) {
      window.inFlight -= 1;
      window.done.push(now);
    }
    if (now >= this.#sweepAt) this.#sweep(now);
  }

  #freeAt(window: Window, now: number): number {
    const { scope, count } = window.limit;
    return freeAt(window, scope === 'chat' ? count : Math.max(1, Math.floor(count / this.#sharers())), now);
  }

  #of(chat: string, kind: ChatKind): Window[] {
    return this.#limits
      .filter((limit) => limit.kind === null || limit.kind === kind)
      .map((limit) => this.#window(limit, limit.scope === 'chat' ? chat : ''));
  }

  #window(limit: RateLimit, chat: string): Window {
    const key = `${this.#limits.indexOf(limit)} ${chat}`;
    let window = this.#windows.get(key);
    if (!window) {
      window = { limit, inFlight: 0, done: [] };
      this.#windows.set(key, window);
    }
    return window;
  }

  #sweep(now: number): void {
    this.#sweepAt = now + 60_000;
    for (const [key, window] of this.#windows)
      if (window.inFlight === 0 && (window.done.at(-1) ?? 0) <= now - window.limit.per) this.#windows.delete(key);
  }
}

function freeAt(window: Window, count: number, now: number): number {
  const { limit, inFlight } = window;
  const first = window.done.findIndex((time) => time > now - limit.per);
  window.done = first === -1 ? [] : window.done.slice(first);
  const over = inFlight + window.done.length - count;
  if (over < 0) return now;
  const leaves = window.done[over];
  return leaves === undefined ? Number.POSITIVE_INFINITY : leaves + limit.per;
}
