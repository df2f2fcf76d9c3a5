import type { Slot } from './slot.ts';
import { type Source, say } from './source.ts';

/**
 * 一笔300万用了一年，一笔200万用了半年: the time of the whole, each part counting with its own, so that what is reckoned by both comes out as if
 * each were reckoned for itself. Where not every part has one time, what was read stands.
 */
export function timesOfParts(source: Source, said: readonly Slot[]): readonly Slot[] {
  return [...source.book].reduce<readonly Slot[]>((slots, [name, fact]) => {
    const of = fact.type === 'number' ? fact.said?.timeOf : undefined;
    const whole = of === undefined ? undefined : slots.find((s) => s.fact === of && s.parts);
    const months = whole?.parts?.map((part, i, parts) => monthsBehind(source, part.end, parts[i + 1]?.start));
    if (!whole?.parts || !months || months.includes(null)) return slots;
    const total = whole.parts.reduce((sum, { value }) => sum + Number(value), 0);
    const weighed = whole.parts.reduce((sum, { value }, i) => sum + Number(value) * (months[i] ?? 0), 0);
    const value = `${Math.round((weighed / total) * 1e9) / 1e9}个月`;
    const slot = say(source, name, value, whole, { reading: '几笔用的时间不一样，按各笔的金额和时间合起来折算' });
    return [...slots.filter((s) => s.fact !== name), slot];
  }, said);
}

/** The months, at most a year, that the one span of time between two offsets tells; null where there is none, or more than one. */
function monthsBehind({ figures, text, book }: Source, from: number, to = text.length): number | null {
  const spans = figures.filter((f) => f.start >= from && f.end <= to && (f.unit === 'year' || f.unit === 'month'));
  const [only, ...more] = spans;
  if (!only) return book.language.pattern('{whole-year}').test(text.slice(from, to)) ? 12 : null;
  // 借满一年 says the year itself.
  if (more.length > 0 || only.vague || (only.bound !== 'exact' && only.bound !== 'at-least')) return null;
  return Math.min(12, Number(only.value) * (only.unit === 'year' ? 12 : 1));
}
