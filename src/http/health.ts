import type { Health } from '../contract/channel.ts';
import type { ChannelName } from '../contract/message.ts';
import type { Route } from './server.ts';

export interface HealthParts {
  /** The index that is served. */
  readonly build: () => string;
  /** Why the index that all programs shall serve is not served here; null where it is. */
  readonly indexFault?: () => string | null;
  /** How work is shared with other programs; null where none is. */
  readonly sharing?: () => {
    readonly replicas: number;
    readonly isAlive: boolean;
    readonly seats: readonly string[];
  } | null;
  readonly channels: () => readonly { readonly name: ChannelName; readonly health: Health; readonly outbox: number }[];
}

/** Whoever asks is told no more: the reason may name servers and folders. */
const FAULT = '发布的索引没能换上，原因见 cewen status 和日志';

/** 200 when every channel is up, here or at another program, and the store answers, else 503; either way JSON that tells each channel's state. */
export function healthRoute({ build, channels, sharing = () => null, indexFault = () => null }: HealthParts): Route {
  return async () => {
    const states = channels();
    const shares = sharing();
    const fault = indexFault();
    const ready =
      states.every(({ health }) => health.state === 'up' || health.state === 'standby') && shares?.isAlive !== false;
    const body = {
      status: ready && fault === null ? 'ok' : 'degraded',
      build: build(),
      ...(fault === null ? {} : { indexFault: FAULT }),
      ...(shares ? { replicas: shares.replicas, seats: shares.seats.length } : {}),
      channels: Object.fromEntries(
        states.map(({ name, health, outbox }) => [
          name,
          { state: health.state, since: new Date(health.since).toISOString(), outbox },
        ]),
      ),
    };
    return { status: ready ? 200 : 503, type: 'application/json', body: JSON.stringify(body) };
  };
}
