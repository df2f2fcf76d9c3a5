import { createHash } from 'node:crypto';
import { type ClientSession, memoryOf } from './clients.ts';

/** Names the question that is open in a conversation: the same for the same fact, asked of the same measures and enterprise; null where none is. */
export function questionPut(session: ClientSession): string | null {
  const { pending, rules } = memoryOf(session);
  if (!pending) return null;
  const { fact, names = [], choices } = pending;
  const of = JSON.stringify([session.client, fact, names, choices, rules]);
  return createHash('sha256').update(of).digest('base64url').slice(0, 10);
}
