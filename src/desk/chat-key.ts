import type { ChannelName } from '../contract/message.ts';
import type { Whose } from '../store/port/person.ts';
import { aboutThread } from '../store/port/threads.ts';

/** A thread as an address names it. */
export const chatKey = (whose: Whose): string => Buffer.from(aboutThread(whose)).toString('base64url');

/** The thread that an address names; null where it names none. */
export function whoseOf(key: string): (Whose & { readonly channel: ChannelName }) | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(key, 'base64url').toString());
    if (!Array.isArray(read) || read.length !== 3 || !read.every((each) => typeof each === 'string')) return null;
    const [channel, chat, sender] = read as [ChannelName, string, string];
    return { channel, chat, sender };
  } catch {
    return null;
  }
}
