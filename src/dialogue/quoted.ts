import type { Message } from '../contract/message.ts';
import { partsOfMessage } from '../understand/message-parts.ts';
import { type ClientSession, memoryOf, STRANGER, withMemory } from './clients.ts';
import type { Turn } from './effects.ts';
import { respond } from './respond.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';

/** Longer than this a quotation is read no further, in characters. */
const LONGEST = 2000;

/**
 * A message in its conversation and on what it quotes: 这个能拿多少 under somebody's words is about those, and a message without words of
 * its own passes them on as the question. What the quoted words tell of a case is nobody's but their writer's: no fact of it is kept.
 */
export async function respondOnQuoted(message: Message, before: ClientSession, on: Services): Promise<Turn> {
  const words = message.origin?.quoted?.slice(0, LONGEST).trim() ?? '';
  const own = memoryOf(before);
  // Under our own reply the conversation goes on, where there is one.
  if (words === '' || (message.origin?.quotedOurs && own.searched !== '') || addressesUs(message.text, own, on))
    return respond(message, before, on);
  const quoted = await respond({ ...message, text: words }, STRANGER, { ...on, models: null });
  const leaning = withMemory(before, inThreadOf(memoryOf(quoted.state), own));
  if (message.text !== '') return respond(message, leaning, on);
  return { reply: quoted.reply, state: leaning, effects: quoted.effects.filter(({ kind }) => kind === 'missed') };
}

/** A word of command or of courtesy is about nothing that was quoted. */
const addressesUs = (text: string, { pending }: Memory, { knowledge }: Services): boolean =>
  partsOfMessage(text, pending !== null, knowledge.language).some(({ act }) => act !== null);

/** What the asker told, and what the quoted words are about; as it was where they are about nothing. */
function inThreadOf(
  { searched, regions, documents, topics, aspects, cited, rules, awaiting }: Memory,
  own: Memory,
): Memory {
  if (searched === '') return own;
  return {
    ...own,
    searched,
    regions,
    documents,
    topics,
    aspects,
    cited,
    rules,
    awaiting,
    pending: null,
    lastFact: null,
  };
}
