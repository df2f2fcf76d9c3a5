import type { ChannelName } from '../../contract/message.ts';
import type { InboxRow } from './inbox.ts';
import type { OutboxRow } from './outbox.ts';

/** What was given up: a message that could not be handled, or a part that could not be delivered. */
export interface DeadLetter {
  /** `m` and the message's id, or `p` and the part's. */
  readonly key: string;
  readonly channel: string;
  /** When it came in, or was owed: milliseconds since 1970. */
  readonly at: number;
  /** `failed`: it could not be handled, or the app refused it for good; `expired`: it could not be sent while it was of use. */
  readonly why: 'failed' | 'expired';
  /** What it said can't be read any more: it can't be run again. */
  readonly damaged?: true;
}

/** A dead letter that waits again. */
export type Revived =
  | { readonly kind: 'message'; readonly row: InboxRow }
  | { readonly kind: 'part'; readonly channel: ChannelName; readonly row: OutboxRow };

export interface DeadLetters {
  count(): Promise<{ readonly messages: number; readonly parts: number }>;
  /** The newest of each kind, oldest first. */
  list(most: number): Promise<readonly DeadLetter[]>;
  /** Puts one back where it waits, as if it had come at `now`; null where it is none, or nobody is named in it any more. */
  revive(key: string, now: number): Promise<Revived | null>;
}
