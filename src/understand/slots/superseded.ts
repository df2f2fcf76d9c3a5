import type { Slot } from './slot.ts';
import type { SlotSource } from './source.ts';

/** 招了30个，走了5个，剩下25个: of a number said again as what is left, that counts. */
export function withoutSuperseded(source: SlotSource, said: readonly Slot[]): Slot[] {
  const turns = source.book.language.places('{remaining}', source.text);
  const isNumber = (s: Slot) => source.book.get(s.fact)?.type === 'number';
  return said.filter(
    (s) =>
      !isNumber(s) ||
      !turns.some(
        (t) =>
          s.end <= t.start &&
          said.some((other) => other.fact === s.fact && t.end <= other.end && t.start <= other.start),
      ),
  );
}
