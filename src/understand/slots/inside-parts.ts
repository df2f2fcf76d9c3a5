import type { Figure } from '../../language/figure.ts';
import type { Slot, SumPart } from './slot.ts';
import { lookBack, type SlotSource } from './source.ts';
import { difference } from './sums.ts';

/**
 * 贷了800万，其中300万10月才放，其他都满一年: a sum of which one part is told with a time of its own, as that part and the rest, so that each is
 * calculated by its own time.
 */
export function partsInside(source: SlotSource, said: readonly Slot[]): readonly Slot[] {
  const timed = new Set([...source.book.values()].flatMap((f) => (f.type === 'number' ? (f.said?.timeOf ?? []) : [])));
  return said.map((slot) => {
    if (!timed.has(slot.fact) || slot.exactness !== 'exact' || typeof slot.value !== 'string') return slot;
    const [sum] = source.figures.filter((f) => f.start >= slot.start && f.end <= slot.end && f.unit === 'CNY');
    const told = slot.parts ?? [{ start: sum?.start ?? slot.start, end: sum?.end ?? slot.end, value: slot.value }];
    const parts = told.flatMap(
      (whole, i) => parted(source, whole, told[i + 1]?.start ?? source.text.length) ?? [whole],
    );
    return parts.length > told.length ? { ...slot, parts: parts.sort((a, b) => a.start - b.start) } : slot;
  });
}

/** The one part of a sum that is told before `until`, and the rest; null where none is told. */
function parted(source: SlotSource, whole: SumPart, until: number): readonly SumPart[] | null {
  const [part, ...more] = source.figures.filter((f) => f.end <= until && isInside(source, f, whole));
  const value = part && more.length === 0 ? difference(whole.value, part.value) : null;
  if (!part || value === null || Number(value) <= 0) return null;
  const rest = source.book.language
    .places('{the-others}', source.text)
    .find(({ start, end }) => start >= part.end && end <= until);
  const { start, end } = rest ?? whole;
  return [
    { start: part.start, end: part.end, value: part.value },
    { start, end, value },
  ];
}

/** A sum behind the whole, less than it and led up to as a part of it. */
function isInside(source: SlotSource, figure: Figure, whole: SumPart): boolean {
  const { pattern } = source.book.language;
  return (
    figure.unit === 'CNY' &&
    !figure.vague &&
    figure.bound === 'exact' &&
    figure.start >= whole.end &&
    Number(figure.value) < Number(whole.value) &&
    pattern('{part-inside-lead}[^,，。;；\\d]{0,6}$$').test(lookBack(source, figure.start))
  );
}
