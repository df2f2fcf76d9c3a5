import type { Considered } from './converse.ts';
import type { Parts } from './services.ts';
import type { Memory } from './state.ts';
import { readTurn, type Turn } from './turn.ts';

/**
 * Where nothing held covers a message as it is written, it is read with the words that it sounds like, if those lead
 * further; the reply says which.
 */
export function readAsHeard(
  plain: Considered,
  again: (turn: Turn, memory: Memory) => Considered,
  { knowledge, readTopics, homophones }: Parts,
): Considered {
  if (plain.draft.outcome !== 'decline' || plain.refused) return plain;
  const mended = homophones.mend(plain.turn.own.text);
  if (!mended) return plain;
  const found = again(readTurn(mended.text, plain.memory, knowledge, readTopics), plain.memory);
  if (found.draft.outcome === 'decline' || found.refused) return plain;
  const heard = mended.slips.map(({ said, meant }) => `“${said}”按“${meant}”`).join('，');
  const say = [{ kind: 'text' as const, text: `${heard}理解，不对请告诉我。` }];
  return { ...found, draft: { ...found.draft, notices: [...found.draft.notices, { kind: 'assumed', say }] } };
}
