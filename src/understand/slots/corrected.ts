import { type FactBook, unitOf } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import type { KnownFacts } from '../before.ts';
import type { Words } from '../words.ts';
import { isOfSomebodyElse } from './claim-words.ts';
import type { Slot } from './slot.ts';
import { type SlotSource, wordsAround } from './source.ts';
import { difference } from './sums.ts';

/** What a bare number may count in a sum of money. */
const SCALES = [1, 1e4, 1e8];
/** How many times more or less than before a corrected sum is. */
const NEAR = 20;

/** A figure of the message in the base unit of a fact. */
interface Read {
  readonly figure: Figure;
  readonly value: string;
}

/** 3200里头有1500是还老账的，真正用的就1700: a known figure is said again, and which counts instead. Null where none is said again. */
export function correctedBy(
  { text, figures }: Pick<Words, 'text'> & { readonly figures: readonly Figure[] },
  known: KnownFacts,
  book: FactBook,
): Slot | null {
  const { pattern } = book.language;
  const lead = ({ start }: Figure): string =>
    (
      text
        .slice(0, start)
        .split(/[,，。;；]/)
        .at(-1) ?? ''
    ).slice(-14);
  for (const [fact, value] of known) {
    const item = Array.isArray(value) ? itemCorrected({ text, figures }, fact, value, book) : null;
    if (item) return item;
    if (typeof value !== 'string' || !/^\d+(?:\.\d+)?$/.test(value)) continue;
    // 是2600到2800之间: the ends of a range take the place of the known figure together.
    const joined = figures.some((f) => pattern('^^{range-to}').test(text.slice(f.end)));
    if (joined) continue;
    const read = readFor(book.get(fact), value, figures);
    const others = read.filter((r) => r.value !== value);
    const [first] = others;
    if (others.length === read.length || !first) continue;
    const really = others.findLast(({ figure }) => pattern('{really}').test(lead(figure)));
    const said = read.find((r) => r.value === value)?.figure;
    const beside = others.find(({ figure }) => said && !/[,，。;；]/.test(between(text, said, figure)));
    const isPart = !really && beside !== undefined && pattern('{part-inside}').test(lead(beside.figure));
    const told = really ?? beside ?? others.at(-1) ?? first;
    const left = isPart ? difference(value, told.value) : told.value;
    if (left !== null) return slotOf(fact, left, told.figure, text);
  }
  return null;
}

/** 搞错了，500万是我弟弟的公司贷的: a known figure is said again as somebody else's, and what it is of the firm nobody knows. Null where none is. What corrects nothing has to say so behind the figure: 隔壁也贷了500万 is another sum. */
export function retractedBy(source: SlotSource, known: KnownFacts, corrects: boolean): Slot | null {
  const behind = source.book.language.pattern('{of-another-behind}');
  const isTheirs = (figure: Figure) =>
    corrects ? isOfSomebodyElse(source, figure) : behind.test(wordsAround(source, figure).after);
  for (const [fact, value] of known) {
    const again = readFor(source.book.get(fact), String(value), source.figures).find((r) => r.value === value);
    if (again && isTheirs(again.figure))
      return { ...slotOf(fact, again.value, again.figure, source.text), exactness: 'partial' };
  }
  return null;
}

/** 208是418小时，480是连调机一起报的: of one item of a list the figure that is said again. */
function itemCorrected(
  { text, figures }: Pick<Words, 'text'> & { readonly figures: readonly Figure[] },
  fact: string,
  items: readonly Readonly<Record<string, unknown>>[],
  book: FactBook,
): Slot | null {
  for (const field of new Set(items.flatMap((item) => Object.keys(item)))) {
    const known = book.get(field);
    if (known?.type !== 'number') continue;
    const said = new Set(figures.filter((f) => f.unit === known.unit || f.unit === 'number').map((f) => f.value));
    const meant = items.filter((item) => said.has(String(item[field])));
    const instead = figures.filter((f) => f.unit === known.unit && !items.some((item) => item[field] === f.value));
    const [item, ...others] = meant;
    const [figure, ...more] = instead;
    if (!item || !figure || others.length + more.length > 0) continue;
    const value = items.map((one) => (one === item ? { ...one, [field]: figure.value } : one));
    return { ...slotOf(fact, '', figure, text), value: value as Slot['value'] };
  }
  return null;
}

/** 错了，是1800: a bare number that comes near a known sum, in its unit; null where no number or more than one sum does. */
export function nearKnownSum({ text, figures }: Words, known: KnownFacts, book: FactBook): Slot | null {
  if (figures.some((f) => f.unit === 'CNY')) return null;
  const near = [...known].flatMap(([fact, value]) =>
    book.get(fact)?.type === 'amount' && typeof value === 'string'
      ? readFor(book.get(fact), value, figures).flatMap(({ value: said, figure }) => {
          const share = Number(said) / Number(value);
          return share >= 1 / NEAR && share <= NEAR ? [slotOf(fact, said, figure, text)] : [];
        })
      : [],
  );
  const [only, ...more] = near;
  return only && more.length === 0 ? only : null;
}

const between = (text: string, one: Figure, other: Figure): string =>
  text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));

const slotOf = (fact: string, value: string, { start, end }: Figure, text: string): Slot => ({
  fact,
  value,
  start,
  end,
  words: text.slice(start, end),
  exactness: 'exact',
});

/** The exact figures that may be of a fact; bare numbers count what makes one of them the known value. */
function readFor(fact: ReturnType<FactBook['get']>, known: string, figures: readonly Figure[]): readonly Read[] {
  if (fact?.type !== 'amount' && fact?.type !== 'number') return [];
  const unit = unitOf(fact);
  const exact = figures.filter((f) => !f.vague && (f.unit === unit || f.unit === 'number'));
  const scale =
    fact.type === 'amount'
      ? (SCALES.find((s) => exact.some((f) => f.unit === 'number' && Number(f.value) * s === Number(known))) ?? 1e4)
      : 1;
  return exact.map((figure) => ({
    figure,
    value: figure.unit === 'number' ? String(Number(figure.value) * scale) : figure.value,
  }));
}
