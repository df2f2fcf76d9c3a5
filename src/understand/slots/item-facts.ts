import type { FactBook } from '../../knowledge/fact.ts';
import type { Slot } from './slot.ts';

/** The facts in which items with figures of their own are told: lists with their fields, sums with what goes with each of their parts. */
export function itemFacts(book: FactBook): ReadonlySet<string> {
  const known =
    FACTS.get(book) ??
    new Set([...book].flatMap(([name, fact]) => [...wholeOf(name, book), ...(fact.type === 'list' ? fact.of : [])]));
  FACTS.set(book, known);
  return known;
}
const FACTS = new WeakMap<FactBook, ReadonlySet<string>>();

/** A list; what goes with the parts of a sum, and that sum. */
function wholeOf(name: string, book: FactBook): readonly string[] {
  const fact = book.get(name);
  if (fact?.type === 'list') return [name];
  const of = fact?.type === 'number' ? fact.said?.timeOf : fact?.type === 'rate' ? fact.said?.rateOf : undefined;
  return of === undefined ? [] : [name, of];
}

/** So many characters tell a handful of items. */
const LONGEST = 400;

/** The words that told items last, after a message: what is told of their time alone is put behind them. */
export function itemsAfter(
  before: string,
  said: readonly Slot[],
  { wording }: { readonly wording: string },
  book: FactBook,
): string {
  const own = said.filter(({ fact }) => itemFacts(book).has(fact));
  if (own.length === 0) return before;
  const read = own.find(({ items }) => items !== undefined)?.items;
  const ofParts = own.every(({ fact }) => wholeOf(fact, book).length > 1);
  const words = read ?? (ofParts && before !== '' ? `${before}，${wording}` : wording);
  return words.length > LONGEST ? '' : words;
}
