import type { FactBook } from '../../knowledge/fact.ts';
import type { Span } from '../span.ts';
import type { Slot, SlotValue } from './slot.ts';
import { added } from './sums.ts';

type Item = Readonly<Record<string, SlotValue>>;

/** 再加200万, 又贷了300万, 另外还有一架6吨的: what comes on top of what was said before is told with it. */
export function onTopOf(
  known: ReadonlyMap<string, SlotValue>,
  said: readonly Slot[],
  text: string,
  book: FactBook,
): readonly Slot[] {
  const cue = book.language.pattern('{on-top}').exec(text);
  const further = cue ? said.filter((s) => s.end > cue.index) : [];
  if (!cue || further.length === 0) return said;
  const lists = listsOnTop(known, further, book);
  const listed = new Set(lists.flatMap((l) => [l.fact, ...fieldsOf(l.fact, book)]));
  const all = [
    ...said
      .filter((s) => !(further.includes(s) && listed.has(s.fact)))
      .map((s) => (further.includes(s) ? sumOf(known, s, book) : s)),
    ...lists,
  ];
  const late = book.language.places('{late-in-year}', text).find(({ start }) => further.some((s) => start < s.end));
  const added = late ? all.filter((s) => s.reading === WITH_BEFORE) : [];
  return [...all, ...added.flatMap((s) => (late ? timesOpen(s.fact, late, text, all, book) : []))];
}

/** 年底再借50万: for how long all of it was had is told by nobody, where no time is among `said`. */
export function timesOpen(fact: string, { start, end }: Span, text: string, said: readonly Slot[], book: FactBook) {
  return [...book]
    .filter(
      ([name, known]) =>
        known.type === 'number' && known.said?.timeOf === fact && !said.some((slot) => slot.fact === name),
    )
    .map(
      ([name]): Slot => ({
        fact: name,
        value: '0',
        start,
        end,
        words: text.slice(start, end),
        exactness: 'partial',
      }),
    );
}

/** A sum, or a number that adds up, with what it was before; open where that was not said exactly. */
function sumOf(known: ReadonlyMap<string, SlotValue>, slot: Slot, book: FactBook): Slot {
  const type = book.get(slot.fact)?.type;
  const before = known.get(slot.fact);
  if ((type !== 'amount' && type !== 'number') || before === undefined || slot.exactness === 'partial') return slot;
  if (/[^\d.]/.test(String(before)) || typeof slot.value !== 'string' || /[^\d.]/.test(slot.value))
    return { ...slot, exactness: 'partial' };
  return { ...slot, value: added([String(before), slot.value]), reading: WITH_BEFORE };
}
const WITH_BEFORE = '和前面说的合起来算';

/** The items of before and those said now, each list that the fields belong to. */
function listsOnTop(known: ReadonlyMap<string, SlotValue>, said: readonly Slot[], book: FactBook): readonly Slot[] {
  return [...book].flatMap(([name, fact]): Slot[] => {
    if (fact.type !== 'list') return [];
    const before = itemsIn(known.get(name)) ?? single(fact.of, (field) => known.get(field));
    const fresh = said.filter((s) => s.fact === name || fact.of.includes(s.fact));
    const [first] = fresh;
    const now =
      itemsIn(fresh.find((s) => s.fact === name)?.value) ??
      single(fact.of, (field) => fresh.find((s) => s.fact === field)?.value);
    // Of a list of one field (hours of routes) only what names an item is a further one.
    if (!first || !before || !now || (fact.of.length === 1 && !known.has(name))) return [];
    const exactness = fresh.some((s) => s.exactness === 'partial') ? 'partial' : first.exactness;
    return [{ ...first, fact: name, value: [...before, ...now] as SlotValue, exactness, reading: WITH_BEFORE }];
  });
}

function itemsIn(value: SlotValue | undefined): readonly Item[] | null {
  return Array.isArray(value) ? (value as readonly Item[]) : null;
}

function single(fields: readonly string[], told: (field: string) => SlotValue | undefined): readonly Item[] | null {
  const items = fields.flatMap((field) => {
    const value = told(field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return items.length > 0 ? [Object.fromEntries(items)] : null;
}

function fieldsOf(list: string, book: FactBook): readonly string[] {
  const fact = book.get(list);
  return fact?.type === 'list' ? fact.of : [];
}
