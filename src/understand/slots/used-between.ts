import type { Fact } from '../../knowledge/fact.ts';
import { chineseValue } from '../../language/numeral.ts';
import type { Span } from '../span.ts';
import { applies } from './phrases.ts';
import type { Slot } from './slot.ts';
import { clauseAt, lookBack, type SlotSource, slotOf } from './source.ts';

type NumberFact = Extract<Fact, { type: 'number' }>;

/** A month of this year where the message names one; 年底 is the end of the twelfth. */
interface Month extends Span {
  readonly month: number;
  /** The day of it that is told. */
  readonly day: number | null;
  /** All of the month counts. */
  readonly whole: boolean;
}

/** 从三月用到年底, 3月贷的9月还了, 7月1日才放款: how many months of the year, counted from the one to the other. */
export function usedBetween(source: SlotSource, name: string, fact: NumberFact): Slot[] {
  const { pattern } = source.book.language;
  if (fact.unit !== 'year' || !fact.assume || pattern('{part-of-it}|{another-year}').test(source.text)) return [];
  const months = monthsIn(source).filter((m) => speaksOf(source, m, fact));
  const from = months.find((m) => begins(source, m));
  const to = months.find((m) => from !== undefined && m.start >= from.end && ends(source, m));
  if (!from || (!to && months.length > 1)) return [];
  if (to && yearsNamed(source, from, to) > 1) return [];
  const count = monthsFrom(from, to);
  if (count <= 0 || count >= 12) return [];
  if (to && fromDayToDay(from, to))
    return [slotOf(source, name, `${count}个月`, { start: from.start, end: to.end }, { exactness: 'exact' })];
  const value = { about: `${count}个月`, low: `${count - 1}个月`, high: `${count}个月` };
  const reading = to ? '按开始和还清的月份算，可能略有出入' : '没有说什么时候还的，按用满当年余下的月份算';
  return [slotOf(source, name, value, { start: from.start, end: (to ?? from).end }, { exactness: 'about', reading })];
}

/** How many years stand with two months: 2025年10月1日到2026年9月30日 is no part of one year. */
const yearsNamed = ({ text }: SlotSource, from: Month, to: Month): number =>
  new Set(text.slice(Math.max(0, from.start - YEAR_BEFORE), to.end).match(/20\d\d/g)).size;
const YEAR_BEFORE = 5;

/** The months of the year from the one that begins in some words to the one that ends in them, else to the year's end; null where none begins. */
export function monthsBetween(source: SlotSource, words: readonly Span[]): number | null {
  const months = monthsIn(source).filter((m) => words.some(({ start, end }) => m.start >= start && m.end <= end));
  const from = months.find((m) => begins(source, m)) ?? (months.length === 1 ? months[0] : undefined);
  const to = months.find((m) => from !== undefined && m.start >= from.end && ends(source, m));
  return from ? monthsFrom(from, to) : null;
}

function monthsFrom(from: Month, to: Month | undefined): number {
  const last = to ?? { month: 12, whole: true };
  return last.month - from.month + (last.whole ? 1 : 0);
}

/** 2月1日到7月31日, 3月15日到12月14日: months to the day. */
const fromDayToDay = (from: Month, to: Month): boolean =>
  from.day !== null && to.day !== null && (to.whole ? from.day === 1 : from.day - to.day === 1 || from.day === to.day);

/** No month ends before this day. */
const EARLIEST_END = 28;

function monthsIn(source: SlotSource): Month[] {
  const { pattern, places } = source.book.language;
  const named = places('{month-of-year}', source.text).flatMap((span): Month[] => {
    const words = source.text.slice(span.start, span.end);
    const told = pattern('{month-of-year}').exec(words)?.groups?.month ?? '';
    const month = Number(chineseValue(told) ?? told);
    const day = Number(/\d+(?=\D*$)/.exec(words.replace(told, ''))?.[0] ?? 0) || null;
    const last = new Date(Date.UTC(2000, month, 0)).getUTCDate();
    const whole = pattern('{end-of}$$').test(words) || (day !== null && day >= Math.max(EARLIEST_END, last - 1));
    return month >= 1 && month <= 12 ? [{ ...span, month, day, whole }] : [];
  });
  // 年中 lies between June and July.
  const midYears = places('{mid-year}', source.text).map(
    (span): Month => ({ ...span, month: 7, day: null, whole: false }),
  );
  const yearEnds = places('{year-end}', source.text).map(
    (span): Month => ({ ...span, month: 12, day: null, whole: true }),
  );
  return [...named, ...midYears, ...yearEnds].sort((a, b) => a.start - b.start);
}

/** Its clause, or the one before it, speaks of the fact, and its own of nothing else that has a time. */
function speaksOf(source: SlotSource, at: Month, { said }: NumberFact): boolean {
  const { pattern } = source.book.language;
  const { start, end } = clauseAt(source, at.start);
  if (pattern('{elsewhen}').test(source.text.slice(start, end))) return false;
  const phrases = [...(said?.nouns ?? []), ...(said?.verbs ?? [])].filter((p) => applies(source, p));
  const around = source.text.slice(clauseAt(source, Math.max(0, start - 2)).start, end);
  return phrases.some((p) => pattern(p.say).test(around));
}

function begins(source: SlotSource, { start, end }: Month): boolean {
  const { pattern } = source.book.language;
  if (pattern('{until-before}$$').test(lookBack(source, start))) return false;
  return (
    pattern('{from-before}$$').test(lookBack(source, start)) || pattern('^^{begun-after}').test(source.text.slice(end))
  );
}

function ends(source: SlotSource, { start, end }: Month): boolean {
  const { pattern } = source.book.language;
  return (
    pattern('{until-before}$$').test(lookBack(source, start)) || pattern('^^{ended-after}').test(source.text.slice(end))
  );
}
