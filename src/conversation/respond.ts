import type { Message, Reply } from '../message.ts';
import type { Parts } from './parts.ts';
import { STRANGER } from './session.ts';
import { talk } from './talk.ts';

export type { Parts } from './parts.ts';

/** Answers a message after the person's earlier ones, which are read in the same way. */
export function respond(message: Message, parts: Parts): Reply {
  let session = STRANGER;
  for (const earlier of message.history)
    if (earlier.trim() !== '') session = talk(earlier, message.asOf, session, parts).session;
  return talk(message.text, message.asOf, session, parts).reply;
}
