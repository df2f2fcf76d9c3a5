import type { Considered } from './consider.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { tryInContext } from './try-readings.ts';

/** Aspects that are asked of one thing after another, and not of whatever measure was named before. */
const NAMES = 0.75;
const OF_A_THING: ReadonlySet<string> = new Set(['whether', 'amount', 'count', 'who', 'list', 'conditions', 'other']);

/** A further question of a message that asks what may be asked of any measure and names none (要不要交税, 办公室电话有吗) goes on with the last; null where it is another. */
export async function goingOn(question: string, asOf: string, known: Memory, on: Services): Promise<Considered | null> {
  const one = known.cited.length > 0 ? await tryInContext(question, asOf, known, on) : null;
  if (!one?.evidence || one.draft.outcome !== 'answer') return null;
  const { act, aspects, topics, purposes } = one.evidence.own;
  const names = topics.filter(({ weight }) => weight >= NAMES).length > 1 || purposes.size > 0;
  const ofAny = aspects.some((aspect) => !OF_A_THING.has(aspect));
  return ofAny && !names && act.act === 'ask' && act.of.measures.length === 0 ? one : null;
}
