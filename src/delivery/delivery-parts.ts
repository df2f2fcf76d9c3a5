import type { Channel } from '../contract/channel.ts';
import type { Clock } from '../contract/clock.ts';
import type { Logger } from '../logger.ts';
import type { Store } from '../store/port.ts';
import type { Seats } from '../store/seats.ts';
import type { Access } from './access.ts';
import type { Handle } from './answered.ts';
import type { DeskSide } from './hand-over.ts';
import type { Observer } from './observer.ts';
import type { Pacing } from './sender.ts';
import type { Tracing } from './tracing.ts';

export interface DeliverySettings {
  /** How old a message may be, in milliseconds, for an answer to be of use still. */
  readonly fresh: number;
  /** Messages that may wait for an answer without a word; beyond that each chat is told so, and far beyond what comes is refused politely. */
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
  /** Absent where no traces are kept. */
  readonly tracing?: Tracing | null;
  readonly access: Access;
  readonly settings: DeliverySettings;
  /** Absent where no person answers chats here. */
  readonly desk?: DeskSide | null;
  /** Absent where one program alone serves from the store. */
  readonly seats?: Seats | null;
  /** Told once by a channel that can't go on. */
  readonly failed: (error: Error) => void;
}
