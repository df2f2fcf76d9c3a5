import type { Message } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import { STRANGER } from './clients.ts';
import type { Parts } from './services.ts';
import { talk } from './talk.ts';

export type { Parts } from './services.ts';

/** Answers a message after the person's earlier ones, which are read in the same way. */
export function respond(message: Message, parts: Parts): Reply {
  let session = STRANGER;
  for (const earlier of message.history)
    if (earlier.trim() !== '') session = talk(earlier, message.asOf, session, parts).session;
  return talk(message.text, message.asOf, session, parts).reply;
}
