import { type FactBook, withImplied } from '../../knowledge/fact.ts';
import { isTitles, type Slot, type SlotValue, type Titles } from './slot.ts';

/** What is known after a message: the later replaces the earlier, titles add up, what was said in part or left open is not known, and no year that is only counted back to (贴息拿过两年) replaces one that was told. */
export function addSlots(
  known: ReadonlyMap<string, SlotValue>,
  said: readonly Slot[],
  book: FactBook,
): Map<string, SlotValue> {
  const facts = new Map(known);
  for (const { fact, value, exactness, ambiguous, reading } of said) {
    if (ambiguous) continue;
    if (reading !== undefined && book.get(fact)?.type === 'year' && typeof facts.get(fact) === 'number') continue;
    if (exactness === 'partial') {
      facts.delete(fact);
      continue;
    }
    facts.set(fact, isTitles(value) ? mergeTitles(facts.get(fact), value, book) : value);
    // Fields of a list are given either plainly or in the list.
    for (const field of fieldsIn(value)) facts.delete(field);
    for (const [list, items] of facts) if (fieldsIn(items).includes(fact)) facts.delete(list);
  }
  return facts;
}

/** The facts that the items of a list state. */
function fieldsIn(value: SlotValue): string[] {
  return Array.isArray(value) ? [...new Set(value.flatMap((item) => Object.keys(item)))] : [];
}

function mergeTitles(before: SlotValue | undefined, now: Titles, book: FactBook): Titles {
  const { has = [], lacks = [] } = isTitles(before) ? before : {};
  const [held, lacked] = [now.has ?? [], now.lacks ?? []];
  return {
    has: [...new Set([...has.filter((h) => !lacked.includes(h)), ...held])],
    lacks: [...new Set([...lacks.filter((l) => !withImplied(held, book).has(l)), ...lacked])],
  };
}
