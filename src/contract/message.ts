import type { ReportedReading } from './reported-reading.ts';

/** What a person wrote, whatever the app it came from. */
export interface Message {
  readonly id: string | null;
  readonly text: string;
  /** The person's earlier messages of this conversation, oldest first. */
  readonly history: readonly string[];
  /** The date asked about, ISO. */
  readonly asOf: string;
  /** How it is to be read, in place of the program's own reading. */
  readonly reading?: ReportedReading;
  /** The question of ours that it answers by a button under it (`Reply.question`); absent where words were typed. */
  readonly answers?: string;
  /** Where it came from; absent where nobody waits in a chat (`cewen ask`). */
  readonly origin?: Origin;
}

export type ChannelName = 'console' | 'telegram' | 'wechat' | 'wecom' | 'web';

export type ChatKind = 'private' | 'group';

/** Where a message came from. Ids are the app's own; times are milliseconds since 1970. */
export interface Origin {
  readonly channel: ChannelName;
  /** The chat that an answer goes to. In a group every sender has a conversation of their own. */
  readonly chat: string;
  readonly kind: ChatKind;
  readonly sender: string;
  /** Several people may write as this sender (an anonymous admin, a channel, nobody named): nothing is remembered of them. */
  readonly shared?: boolean;
  /** When the app says that it was written. */
  readonly sentAt: number;
  /** The words of the message that it quotes. */
  readonly quoted: string | null;
  /** The message that it quotes is one of ours. */
  readonly quotedOurs?: boolean;
}
