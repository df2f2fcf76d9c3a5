import type { Noun } from './nouns.ts';
import type { Slot } from './slot.ts';
import { type SlotSource, slotOf } from './source.ts';

/** 没有贷款, 零研发费用, 今年一分钱没贷: a noun denied, or a verb of this year, where the clause ends with it, is a sum of nothing. */
export function readNone(source: SlotSource, nouns: readonly Noun[]): Slot[] {
  const { pattern } = source.book.language;
  return nouns.flatMap(({ fact, deniable, start, end }) => {
    const before = source.text.slice(0, start);
    const none = fact === null ? null : pattern(deniable ? '{none-of}$$' : '{none-this-year}$$').exec(before);
    if (!none || fact === null || !pattern('^^{none-ends}').test(source.text.slice(end))) return [];
    return [slotOf(source, fact, '0', { start: none.index, end })];
  });
}
