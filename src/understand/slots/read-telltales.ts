import { placesOf } from './phrases.ts';
import type { Slot } from './slot.ts';
import { type Source, say } from './source.ts';

/** What the message tells an enterprise to be without naming it: a fleet and its weights tell an operator of aircraft. */
export function readTelltales(source: Source): Slot[] {
  return [...source.book].flatMap(([name, fact]): Slot[] => {
    if (fact.type !== 'names') return [];
    for (const [label, { cues }] of Object.entries(fact.options)) {
      const [place] = cues.flatMap((phrase) => placesOf(source, phrase));
      if (place) return [say(source, name, { has: [label] }, place, { reading: `按${label}理解` })];
    }
    return [];
  });
}
