import type { ChannelName } from '../contract/message.ts';
import type { ReplyOutcome } from '../contract/reply.ts';

/** What delivery tells about its work: counts and times, never words or people. Times in seconds. */
export interface Observer {
  received(channel: ChannelName): void;
  /** Answered and put into the outbox; `seconds` since the message was recorded. */
  replied(channel: ChannelName, outcome: ReplyOutcome | 'error', seconds: number): void;
  /** Accepted by the app; `seconds` since it was put into the outbox. */
  sent(channel: ChannelName, seconds: number): void;
  /** Sent though it may have been sent before, by a program that did not live to mark it. */
  again(channel: ChannelName): void;
  /** Not answered, or not delivered, and why. */
  dropped(
    channel: ChannelName,
    why: 'stale' | 'limit' | 'full' | 'off' | 'expired' | 'failed' | 'duplicate' | 'withheld',
  ): void;
}
