import type { Noun } from './nouns.ts';
import type { Slot } from './slot.ts';
import { type SlotSource, slotOf } from './source.ts';

/** 没有贷款, 零研发费用: a noun denied, where the clause ends with it, is a sum of nothing. */
export function readNone(source: SlotSource, nouns: readonly Noun[]): Slot[] {
  const { pattern } = source.book.language;
  return nouns.flatMap(({ fact, deniable, start, end }) => {
    const none = deniable && fact !== null ? pattern('{none-of}$$').exec(source.text.slice(0, start)) : null;
    if (!none || fact === null || !pattern('^^{none-ends}').test(source.text.slice(end))) return [];
    return [slotOf(source, fact, '0', { start: none.index, end })];
  });
}
