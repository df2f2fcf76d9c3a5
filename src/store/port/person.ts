import type { Incoming } from '../../contract/channel.ts';

/** One person in an app. What is forgotten leaves no trace in the store. */
export interface Person {
  readonly channel: string;
  readonly sender: string;
}

/** Whom a record without a chat belongs to: where several people may be behind a sender, those of one chat alone. */
export function personOf({
  channel,
  sender,
  chat,
  shared,
}: Pick<Incoming, 'channel' | 'sender' | 'chat' | 'shared'>): Person {
  return { channel, sender: shared ? `${sender} ${chat}` : sender };
}

/** One person in one chat. */
export interface Whose extends Person {
  readonly chat: string;
}
