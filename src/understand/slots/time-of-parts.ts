import type { Residue } from './residue.ts';
import type { Slot } from './slot.ts';
import { lookBack, type Source, say } from './source.ts';

/**
 * 一笔300万用了一年，一笔200万用了半年: the time of the whole, each part counting with its own, so that what is reckoned by both comes out as if
 * each were reckoned for itself. Where not every part has one time, what was read stands.
 */
export function timesOfParts(source: Source, said: readonly Slot[]): readonly Slot[] {
  return [...source.book].reduce<readonly Slot[]>((slots, [name, fact]) => {
    const of = fact.type === 'number' ? fact.said?.timeOf : undefined;
    const whole = of === undefined ? undefined : slots.find((s) => s.fact === of && s.parts);
    const months = whole?.parts?.map((part, i, parts) => monthsBehind(source, part.end, parts[i + 1]?.start));
    if (!whole?.parts || !months) return slots;
    if (months.includes(null))
      return slots.map((s) => (s.fact === name && isOfOne(s, whole) ? { ...s, exactness: 'partial' as const } : s));
    const total = whole.parts.reduce((sum, { value }) => sum + Number(value), 0);
    const weighed = whole.parts.reduce((sum, { value }, i) => sum + Number(value) * (months[i] ?? 0), 0);
    const value = `${Math.round((weighed / total) * 1e9) / 1e9}个月`;
    const slot = say(source, name, value, whole, { reading: '几笔用的时间不一样，按各笔的金额和时间合起来折算' });
    return [...slots.filter((s) => s.fact !== name), slot];
  }, said);
}

/** 工行200万全年，浦发80万没人读到: a sum of several of which one was not taken is no sum of them all. */
export function withoutPartsLeft(source: Source, said: readonly Slot[], residue: readonly Residue[]): readonly Slot[] {
  const { language } = source.book;
  const left = residue.some(
    ({ of, start }) => of === 'money' && language.pattern('{one-of-several}$$').test(lookBack(source, start)),
  );
  if (!left) return said;
  const wholes = [...source.book.values()].flatMap((fact) => (fact.type === 'number' ? (fact.said?.timeOf ?? []) : []));
  return said.map((s) => (wholes.includes(s.fact) ? { ...s, exactness: 'partial' as const } : s));
}

/** The months, at most a year, that the one span of time between two offsets tells; null where there is none, or more than one. */
function monthsBehind({ figures, text, book }: Source, from: number, next?: number): number | null {
  const end = text.slice(from).search(/[。；;？?！!]/);
  const to = next ?? (end < 0 ? text.length : from + end);
  const spans = figures.filter((f) => f.start >= from && f.end <= to && (f.unit === 'year' || f.unit === 'month'));
  const [only, ...more] = spans;
  if (!only) return book.language.pattern('{whole-year}').test(text.slice(from, to)) ? 12 : null;
  // 借满一年 says the year itself.
  if (more.length > 0 || only.vague || (only.bound !== 'exact' && only.bound !== 'at-least')) return null;
  return Math.min(12, Number(only.value) * (only.unit === 'year' ? 12 : 1));
}

/** Told of one part of a whole, and not of all: behind the first and before the end of the last. */
const isOfOne = (time: Slot, whole: Slot): boolean => time.start > whole.start && time.start < whole.end;
