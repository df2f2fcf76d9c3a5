import type { FactBook } from '../../knowledge/fact.ts';
import { parseFigures } from '../../language/figure.ts';
import { findRegions } from '../../language/region.ts';
import type { KnownFacts, Note } from '../before.ts';
import { readSlots } from './read-slots.ts';
import type { Slot, SlotValue } from './slot.ts';

/** Words that tell no item from another. */
const SHORTEST = 2;

/** The words in which something of several items was said, with what each is called by: 一架R22（620公斤）210小时. */
export function itemWords(
  { value, parts, items, words, start, end }: Slot,
  { wording: text }: { readonly wording: string },
): string {
  if (items !== undefined) return items;
  if (!Array.isArray(value) && !parts) return words;
  const from = Math.max(...[...'。；;！!？?：:\n'].map((stop) => text.lastIndexOf(stop, start - 1))) + 1;
  const after = text.slice(end).search(/[，,。；;！!？?\n]/);
  return text.slice(from, after < 0 ? text.length : end + after).trim();
}

/** R22那架不归我们: what is left of several items once the one that the text names is taken out; nothing where it names none. */
export function withoutStruck(
  text: string,
  { facts, notes }: { readonly facts: KnownFacts; readonly notes: ReadonlyMap<string, Note> },
  book: FactBook,
  today: string,
): readonly Slot[] {
  for (const [fact, value] of facts) {
    const words = notes.get(fact)?.words ?? '';
    const rest = withoutItem(words, text, countOf(value, words), book);
    if (rest === null) continue;
    const known = book.get(fact);
    const fields = known?.type === 'list' ? known.of : [];
    const question = { text: rest, figures: parseFigures(rest), regions: findRegions(rest) };
    const left = readSlots(question, book, today, { fact }).slots.filter(
      (s) => (s.fact === fact || fields.includes(s.fact)) && s.exactness !== 'partial',
    );
    if (left.length > 0) return left.map((s) => ({ ...s, start: 0, end: text.length, words: rest, items: rest }));
  }
  return [];
}

/** How many items a value has: those of a list, the sums that were added up. */
function countOf(value: SlotValue, words: string): number {
  return Array.isArray(value) ? value.length : parseFigures(words).filter((f) => f.unit === 'CNY').length;
}

/** The words without the item that the text names by something that no other item is called by. */
function withoutItem(words: string, text: string, count: number, book: FactBook): string | null {
  if (count < 2) return null;
  const split = words.split(book.language.pattern('{item-begins}'));
  // 基地在衡阳，两架R44飞260小时: what tells no figure is no item.
  const pieces = split.slice(split.findIndex((piece) => parseFigures(piece).length > 0));
  const size = pieces.length / count;
  if (!Number.isInteger(size)) return null;
  const items = Array.from({ length: count }, (_, i) => pieces.slice(i * size, (i + 1) * size).join(''));
  const longest = items.map((item) =>
    longestShared(item, text, (shared) => items.filter((o) => o.includes(shared)).length === 1),
  );
  const most = Math.max(...longest);
  const named = items.filter((_, i) => longest[i] === most);
  if (most < SHORTEST || named.length !== 1) return null;
  return items
    .filter((item) => item !== named[0])
    .join('')
    .replace(/(?<![，,、;；])[，,、;；]+$/, '');
}

/** The length of the longest run of the text that an item has too and that tells it from the others. */
export function longestShared(item: string, text: string, tells: (shared: string) => boolean): number {
  for (let length = Math.min(item.length, text.length); length >= SHORTEST; length -= 1)
    for (let at = 0; at + length <= text.length; at += 1) {
      const shared = text.slice(at, at + length);
      if (/[\p{L}\p{N}]{2}/u.test(shared) && item.includes(shared) && tells(shared)) return length;
    }
  return 0;
}
