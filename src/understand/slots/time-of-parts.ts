import type { Figure } from '../../language/figure.ts';
import type { Span } from '../span.ts';
import type { Residue } from './residue.ts';
import type { Slot, SumPart } from './slot.ts';
import { clauseAt, lookBack, type SlotSource, slotOf } from './source.ts';
import { monthsBetween } from './used-between.ts';

/**
 * 一笔300万用了一年，一笔200万用了半年: the time of the whole, told for each part, so that what is calculated by both comes out as if each were
 * calculated for itself. Where not every part has one time, what was read stands.
 */
export function timesOfParts(source: SlotSource, said: readonly Slot[]): readonly Slot[] {
  return [...source.book].reduce<readonly Slot[]>((slots, [name, fact]) => {
    const of = fact.type === 'number' ? fact.said?.timeOf : undefined;
    const whole = of === undefined ? undefined : slots.find((s) => s.fact === of && s.parts);
    if (!whole?.parts) return slots;
    const times = whole.parts.map((part) => timeOf(source, part, whole.parts ?? []));
    if (times.includes(null))
      return slots.map((s) => (s.fact === name && isOfOne(s, whole) ? { ...s, exactness: 'partial' as const } : s));
    const each = whole.parts.map(({ value }, i) => ({ of: value, value: `${times[i]}个月` }));
    const others = slots.filter((s) => s.fact !== name);
    // All used for the whole of it is what is taken for granted.
    return times.every((months) => months === 12) ? others : [...others, slotOf(source, name, { each }, whole)];
  }, said);
}

/** 一笔800万一年期，一笔900万五年期，LPR一年3.0五年3.5: a rate told by how long the sum runs goes with each part that runs so long. */
export function ratesOfParts(source: SlotSource, said: readonly Slot[]): readonly Slot[] {
  return [...source.book].reduce<readonly Slot[]>((slots, [name, fact]) => {
    const of = fact.type === 'rate' ? fact.said?.rateOf : undefined;
    const whole = of === undefined ? undefined : slots.find((s) => s.fact === of && s.exactness === 'exact');
    const rates = ratesByTerm(source);
    if (!whole || typeof whole.value !== 'string' || rates.length < 2) return slots;
    const parts = whole.parts ?? [{ start: whole.start, end: whole.end, value: whole.value }];
    const terms = parts.map((part) => spansOf(source, part, parts).filter((f) => !rates.some((r) => r.term === f)));
    const paid = terms.map((own) => rates.find(({ term }) => own.some((f) => f.value === term.value))?.rate);
    if (paid.some((rate) => rate === undefined)) return slots;
    const each = parts.map(({ value }, i) => ({ of: value, value: paid[i]?.value ?? '' }));
    const [only] = each;
    const value = each.length === 1 && only ? only.value : { each };
    return [...slots.filter((s) => s.fact !== name), slotOf(source, name, value, whole)];
  }, said);
}

/** 一年期3.0，五年期以上3.5: each rate with the span of time right before it. */
function ratesByTerm({ figures, text, book }: SlotSource): readonly { readonly term: Figure; readonly rate: Figure }[] {
  return figures.flatMap((term, i) => {
    const rate = figures[i + 1];
    if (term.unit !== 'year' || !rate || (rate.unit !== '%' && rate.unit !== 'number')) return [];
    return book.language.pattern('^^{of-a-term}*$$').test(text.slice(term.end, rate.start)) ? [{ term, rate }] : [];
  });
}

/** 工行200万全年，浦发80万没人读到: a sum of several of which one was not taken is no sum of them all. */
export function withoutPartsLeft(
  source: SlotSource,
  said: readonly Slot[],
  residue: readonly Residue[],
): readonly Slot[] {
  const { language } = source.book;
  const left = residue.some(
    ({ of, start }) => of === 'money' && language.pattern('{one-of-several}$$').test(lookBack(source, start)),
  );
  if (!left) return said;
  const wholes = [...source.book.values()].flatMap((fact) => (fact.type === 'number' ? (fact.said?.timeOf ?? []) : []));
  return said.map((s) => (wholes.includes(s.fact) ? { ...s, exactness: 'partial' as const } : s));
}

/** The months, at most a year, that one part was used, by the spans or else the months told of it; null where they tell none, or several. */
function timeOf(source: SlotSource, part: SumPart, parts: readonly SumPart[]): number | null {
  const spans = spansOf(source, part, parts);
  // 借满一年 says the year itself.
  if (spans.some((f) => f.vague || (f.bound !== 'exact' && f.bound !== 'at-least'))) return null;
  const told = new Set(spans.map((f) => Math.min(12, Number(f.value) * (f.unit === 'year' ? 12 : 1))));
  const [only, ...more] = told;
  if (only !== undefined) return more.length > 0 ? null : only;
  const words = clausesOf(source, part, parts);
  if (words.some(({ start, end }) => source.book.language.pattern('{whole-year}').test(source.text.slice(start, end))))
    return 12;
  return monthsBetween(source, words);
}

/** The spans of time that belong to a part. */
function spansOf(source: SlotSource, part: SumPart, parts: readonly SumPart[]): readonly Figure[] {
  const words = clausesOf(source, part, parts);
  return source.figures.filter(
    (f) =>
      (f.unit === 'year' || f.unit === 'month') && words.some(({ start, end }) => f.start >= start && f.end <= end),
  );
}

/**
 * The words that tell of one part: its clause, the clauses behind it that hold no other part, and the last that tells of all. Of a clause
 * that holds several, what stands from one to the next, behind each, or before each where the first has words of time before it.
 */
function clausesOf(source: SlotSource, part: SumPart, parts: readonly SumPart[]): readonly Span[] {
  const { pattern } = source.book.language;
  const clauses = clausesIn(source);
  const at = clauses.findIndex(({ start, end }) => part.start >= start && part.end <= end);
  const holds = ({ start, end }: Span) => parts.filter((p) => p.start >= start && p.end <= end);
  const own = clauses[at];
  if (!own) return [];
  const { end: stop } = sentenceFrom(source, part.end);
  const behind = clauses.slice(at + 1).filter(({ end }) => end <= stop);
  const next = behind.findIndex((clause) => holds(clause).length > 0);
  const tail = next < 0 ? behind : behind.slice(0, next);
  const last = sentenceFrom(source, parts.at(-1)?.end ?? 0);
  const ofAll = clauses.filter(
    ({ start, end }) =>
      start > last.start && end <= last.end && pattern('{stated-of-all}').test(source.text.slice(start, end)),
  );
  const together = holds(own);
  const i = together.indexOf(part);
  const first = together[0] ?? part;
  const ahead = pattern('{span-or-month}').test(source.text.slice(own.start, first.start));
  const from = ahead ? (together[i - 1]?.end ?? own.start) : i === 0 ? own.start : part.start;
  const to = ahead && together.length > 1 ? part.end : (together[i + 1]?.start ?? own.end);
  const isLast = i === together.length - 1;
  return [{ start: from, end: to }, ...(isLast ? tail : []), ...ofAll];
}

/** From an offset to the end of its sentence. */
function sentenceFrom({ text }: SlotSource, start: number): Span {
  const stop = text.slice(start).search(/[。；;？?！!]/);
  return { start, end: stop < 0 ? text.length : start + stop };
}

function clausesIn(source: SlotSource): readonly Span[] {
  return [0, ...source.breaks.map((end) => end + 1)].slice(0, -1).map((start) => clauseAt(source, start));
}

/** Told of one part of a whole, and not of all: behind the first and before the end of the last. */
const isOfOne = (time: Slot, whole: Slot): boolean => time.start > whole.start && time.start < whole.end;
