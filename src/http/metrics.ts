import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ChannelName } from '../contract/message.ts';
import type { ReplyOutcome } from '../contract/reply.ts';
import type { Route } from './server.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Counts and times of the whole process. Labels are channels, outcomes and reasons: nothing of a person. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #received = this.#counter('cewen_messages_total', 'Messages received', ['channel']);
  readonly #replies = this.#counter('cewen_replies_total', 'Replies by outcome', ['channel', 'outcome']);
  readonly #declines = this.#counter('cewen_declines_total', 'Questions that nothing held covers', ['channel']);
  readonly #dropped = this.#counter('cewen_dropped_total', 'Messages and parts not served, by reason', [
    'channel',
    'why',
  ]);
  readonly #again = this.#counter('cewen_again_total', 'Parts sent again though they may have arrived', ['channel']);
  readonly #reply = this.#histogram('cewen_reply_seconds', 'From recording a message to owing its answer');
  readonly #delivery = this.#histogram('cewen_delivery_seconds', 'From owing a part to its acceptance by the app');

  /** `sharing`: programs that share the work, and the seats that this one holds; null where it serves alone. */
  constructor(
    depths: () => readonly (readonly [ChannelName, number])[],
    sharing: () => { readonly replicas: number; readonly seats: readonly string[] } | null = () => null,
  ) {
    collectDefaultMetrics({ register: this.#registry });
    new Gauge({
      name: 'cewen_outbox_depth',
      help: 'Parts that no app has accepted yet',
      labelNames: ['channel'],
      registers: [this.#registry],
      collect() {
        for (const [channel, depth] of depths()) this.set({ channel }, depth);
      },
    });
    this.#gauge('cewen_replicas', 'Programs that share the work', () => sharing()?.replicas ?? 1);
    this.#gauge('cewen_seats', 'Shares of the work that this program holds', () => sharing()?.seats.length ?? 0);
  }

  received(channel: ChannelName): void {
    this.#received.inc({ channel });
  }

  replied(channel: ChannelName, outcome: ReplyOutcome | 'error', seconds: number): void {
    this.#replies.inc({ channel, outcome });
    if (outcome === 'decline') this.#declines.inc({ channel });
    this.#reply.observe({ channel }, seconds);
  }

  sent(channel: ChannelName, seconds: number): void {
    this.#delivery.observe({ channel }, seconds);
  }

  again(channel: ChannelName): void {
    this.#again.inc({ channel });
  }

  dropped(channel: ChannelName, why: string): void {
    this.#dropped.inc({ channel, why });
  }

  readonly route: Route = async () => ({
    status: 200,
    type: this.#registry.contentType,
    body: await this.#registry.metrics(),
  });

  #counter<T extends string>(name: string, help: string, labelNames: readonly T[]): Counter<T> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  #gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value());
      },
    });
  }

  #histogram(name: string, help: string): Histogram<'channel'> {
    return new Histogram({ name, help, labelNames: ['channel'], buckets: SECONDS, registers: [this.#registry] });
  }
}
