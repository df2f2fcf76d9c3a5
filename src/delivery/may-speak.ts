import { SILENCE, type Silence, silenceKey } from '../contract/kept-silence.ts';
import type { Whose } from '../store/port/person.ts';
import type { Transaction } from '../store/port.ts';

/** More silences than this belong to nobody. */
const MOST = 100;

/**
 * Whether the assistant may speak: no person answers the thread, and person, group and open client are not silenced now. Asked in the
 * transaction that lets its words go.
 */
export async function maySpeak(tx: Transaction, whose: Whose, now: number): Promise<boolean> {
  if ((await tx.threads.find(whose))?.state === 'person') return false;
  const about = (['group', 'person'] as const).map((scope) => silenceKey(scope, { ...whose, client: '' }).about);
  const kept = (await Promise.all(about.map((each) => tx.records.list(SILENCE, each, 0, MOST)))).flat();
  const holding = kept.filter(({ body }) => (JSON.parse(body) as Silence).until > now);
  if (holding.length === 0) return true;
  const client = (await tx.conversations.load(whose, 0))?.client ?? '';
  const ids = (['group', 'person', 'client'] as const).map((scope) => silenceKey(scope, { ...whose, client }).id);
  return !holding.some(({ id }) => ids.includes(id));
}
