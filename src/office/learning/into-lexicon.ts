import { parseDocument } from 'yaml';
import type { Transaction } from '../../store/port.ts';
import { SAYINGS } from './learned.ts';

/** Sayings that no lexicon has taken up yet, oldest first. */
export async function sayingsToTake(tx: Transaction) {
  const all = await SAYINGS.all(tx, null);
  return all.filter(({ value }) => value.taken === null).reverse();
}

/** The text of a lexicon with sayings behind its own entries; what it says already is left out. Everything else in it stays as it was. */
export function withSayings(
  lexicon: string,
  sayings: readonly { readonly say: string; readonly mean: string }[],
): string {
  const whole = parseDocument(lexicon.trim() === '' ? 'entries: []\n' : lexicon);
  const held = (whole.toJS() as { entries?: readonly { say: string[]; mean: string[] }[] }).entries ?? [];
  const fresh = sayings.filter(
    ({ say, mean }) => !held.some((one) => one.say.includes(say) && one.mean.includes(mean)),
  );
  if (!whole.has('entries')) whole.set('entries', whole.createNode([]));
  for (const { say, mean } of fresh) whole.addIn(['entries'], whole.createNode({ say: [say], mean: [mean] }));
  return whole.toString({ lineWidth: 0 });
}

/** Marks sayings as taken up on a day (ISO). */
export async function markTaken(tx: Transaction, ids: readonly string[], on: string): Promise<void> {
  for (const id of ids) {
    const kept = await SAYINGS.get(tx, id);
    if (kept) await SAYINGS.put(tx, { ...kept, value: { ...kept.value, taken: on } });
  }
}
