import type { FactBook } from '../../knowledge/fact.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import type { KnownFacts } from '../before.ts';
import type { Slot, SlotValue } from './slot.ts';

type Item = Readonly<Record<string, SlotValue>>;

/**
 * 其中一条只飞90小时, 三条都飞400小时: of several items told before alike, some or all with another figure. Nothing where the message tells no one figure
 * of one field, or does not say of how many.
 */
export function someOfThem(text: string, known: KnownFacts, book: FactBook): readonly Slot[] {
  for (const [fact, value] of known) {
    const list = book.get(fact);
    if (list?.type !== 'list' || !Array.isArray(value) || value.length < 2) continue;
    const items = value as readonly Item[];
    const counters = list.said?.counters ?? [];
    const fields = list.of.map((name) => ({ name, known: book.get(name) }));
    const figures = parseFigures(text).filter((f) => !(f.unit === 'count' && counters.includes(f.noun)));
    const [figure, ...more] = figures;
    const field = fields.find(
      ({ known: one }) =>
        figure &&
        one?.type === 'number' &&
        (one.unit === figure.unit || (figure.unit === 'number' && fields.length === 1)),
    )?.name;
    if (!figure || more.length > 0 || field === undefined || figure.vague) continue;
    const changed = withSome(items, field, figure, countIn(text, figure, counters), text, book);
    if (changed)
      return [{ fact, value: changed as SlotValue, start: 0, end: text.length, words: text, exactness: 'exact' }];
  }
  return [];
}

/** How many items the figure is told of; null where no number of them stands before it. */
function countIn(text: string, figure: Figure, counters: readonly string[]): number | null {
  const count = parseFigures(text).findLast(
    (f) => f.unit === 'count' && counters.includes(f.noun) && !f.vague && f.end <= figure.start,
  );
  return count ? Number(count.value) : null;
}

function withSome(
  items: readonly Item[],
  field: string,
  { value, start }: Figure,
  count: number | null,
  text: string,
  { language }: FactBook,
): readonly Item[] | null {
  const lead = text.slice(0, start);
  const [first] = items;
  const anew = (item: Item): Item => ({ ...item, [field]: value });
  if (language.pattern('{some-of-those}').test(lead)) {
    const some = count ?? 1;
    const alike = items.every((item) => item[field] === first?.[field]);
    return alike && some < items.length ? items.map((item, i) => (i >= items.length - some ? anew(item) : item)) : null;
  }
  if (!first || !language.pattern('{all-of-those}').test(lead)) return null;
  return count === null || count === items.length
    ? items.map(anew)
    : Array.from({ length: Math.min(count, MOST) }, () => anew(first));
}
/** So many items are written out. */
const MOST = 100;
