import { phrasePlaces } from './phrases.ts';
import type { Slot } from './slot.ts';
import { type SlotSource, slotOf } from './source.ts';

/** What the message tells an enterprise to be without naming it: a fleet and its weights tell an operator of aircraft. */
export function readTelltales(source: SlotSource): Slot[] {
  return [...source.book].flatMap(([name, fact]): Slot[] => {
    if (fact.type !== 'names') return [];
    for (const [label, { cues }] of Object.entries(fact.options)) {
      const [place] = cues.flatMap((phrase) => phrasePlaces(source, phrase));
      if (place) return [slotOf(source, name, { has: [label] }, place, { reading: `按${label}理解` })];
    }
    return [];
  });
}
