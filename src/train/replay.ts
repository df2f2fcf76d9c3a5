import { memoryOf, STRANGER } from '../dialogue/clients.ts';
import { respond } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import type { Memory } from '../dialogue/state.ts';
import { partsOfMessage } from '../understand/message-parts.ts';

/** A message after the earlier ones of its person. */
export interface ReplayedMessage {
  readonly question: string;
  readonly history?: readonly string[];
  /** ISO; the day of the sets where it is not told. */
  readonly asOf?: string;
}

/** A message as it stands in its conversation: the part that asks, and what is known by then; null for words of command or courtesy alone. */
export async function inConversation(
  { question, history = [], asOf = '2026-11-25' }: ReplayedMessage,
  on: Services,
): Promise<{ readonly text: string; readonly asOf: string; readonly before: Memory } | null> {
  let state = STRANGER;
  for (const text of history)
    if (text.trim() !== '') ({ state } = await respond({ id: 'train', text, asOf, history: [] }, state, on));
  const before = memoryOf(state);
  const part = partsOfMessage(question, before.pending !== null, on.knowledge.language).find((p) => !p.act);
  return part ? { text: part.text, asOf, before } : null;
}
