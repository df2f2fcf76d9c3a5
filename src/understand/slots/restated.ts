import { type FactBook, unitOf } from '../../knowledge/fact.ts';
import type { KnownFacts } from '../before.ts';
import type { Words } from '../words.ts';
import { isClaim } from './claim-words.ts';
import type { Slot } from './slot.ts';
import { slotOf, slotSource } from './source.ts';

/** 它这1800万能贴多少: figures that tell nothing by their own words and are those of a fact that was told before; `today` is an ISO date. */
export function restated(own: Words, said: readonly Slot[], known: KnownFacts, book: FactBook, today: string): Slot[] {
  const source = slotSource(own, book, today);
  return own.figures.flatMap((figure) => {
    if (said.some((s) => s.start < figure.end && figure.start < s.end)) return [];
    const alike = [...known].filter(([fact, value]) => {
      const held = book.get(fact);
      return held !== undefined && value === figure.value && unitOf(held) === figure.unit;
    });
    const [only, ...others] = alike.map(([fact]) => fact);
    if (only === undefined || others.length > 0 || said.some((s) => s.fact === only)) return [];
    return isClaim(source, figure, { named: false, names: false }) ? [] : [slotOf(source, only, figure.value, figure)];
  });
}
