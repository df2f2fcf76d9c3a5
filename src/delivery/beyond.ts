import type { Incoming } from '../contract/channel.ts';
import type { Clock } from '../contract/clock.ts';

/** How long it is taken to stay so, in milliseconds: a budget begins anew no more than that late. */
const LASTS = 1000;
/** So many are remembered at most. */
const MOST = 10_000;

/** Who was beyond a budget a moment ago, told so and refused: what more they send costs the store nothing, and nobody else a wait. */
export class Beyond {
  readonly #clock: Clock;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  has(incoming: Incoming): boolean {
    const now = this.#clock.steady();
    return (['sender', 'chat'] as const).some((what) => (this.#until.get(keyOf(incoming, what)) ?? 0) > now);
  }

  keep(incoming: Incoming, what: 'sender' | 'chat'): void {
    if (this.#until.size >= MOST) this.#until.clear();
    this.#until.set(keyOf(incoming, what), this.#clock.steady() + LASTS);
  }
}

const keyOf = (incoming: Incoming, what: 'sender' | 'chat'): string => `${incoming.channel} ${what} ${incoming[what]}`;
