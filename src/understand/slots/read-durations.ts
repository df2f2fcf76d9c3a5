import type { Fact } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import { chineseValue } from '../../language/numeral.ts';
import { approximately } from '../../language/spread.ts';
import { convertFigure, type ExactFigure, readExactness } from '../exactness.ts';
import type { Span } from '../span.ts';
import { factLearned, isLeftOut } from './by-learned.ts';
import { isClaim } from './claim-words.ts';
import { applies, phrasePlaces } from './phrases.ts';
import type { AskedBack, Inexact, Slot } from './slot.ts';
import { clauseAt, type SlotSource, slotOf, wordsAround } from './source.ts';
import { usedBetween } from './used-between.ts';

type NumberFact = Extract<Fact, { type: 'number' }>;

/** A span of time in months; `tail`: how much of what follows belongs to it. */
interface Duration {
  readonly told: ExactFigure;
  readonly tail: number;
}

/** How long something lasted: 贷款期限6个月, 用了两个季度. What months can't tell (90天, 11个月半) is asked again. */
export function readDurations(source: SlotSource, asked?: AskedBack): Slot[] {
  return [...source.book].flatMap(([name, fact]) => {
    if (fact.type !== 'number' || (fact.unit !== 'year' && fact.unit !== 'month') || !fact.said) return [];
    const told = [
      ...saidOf(source, name, fact, asked?.fact === name),
      ...sinceOf(source, name, fact),
      ...usedBetween(source, name, fact).map((slot) => toldBehind(source, slot, fact)),
    ];
    return [...told, ...openOf(source, name, fact, told)];
  });
}

/** 3月—8月共6个月: a time that is told right behind its dates is the one that counts. */
function toldBehind(source: SlotSource, slot: Slot, fact: NumberFact): Slot {
  const told = source.figures.find((f) => f.unit === 'month' && f.start >= slot.end && f.start - slot.end <= BEHIND);
  if (!told) return slot;
  const { value, exactness } = convertFigure(readExactness(source, told), (months) => inUnit(fact, told, months));
  return { ...slot, value, exactness, end: told.end, words: source.text.slice(slot.start, told.end) };
}
/** Letters between dates and the time that they make: 共, 一共, 总共, 整. */
const BEHIND = 3;

function saidOf(source: SlotSource, name: string, fact: NumberFact, isAsked: boolean): Slot[] {
  const { pattern } = source.book.language;
  return source.figures.flatMap((figure): Slot[] => {
    const { before, after } = wordsAround(source, figure);
    const duration = durationOf(source, figure, after, fact);
    if (!duration || pattern('{half-of}$$').test(before) || isClaim(source, figure, { named: true, names: false }))
      return [];
    const rest = after.slice(duration.tail);
    // 半年期, 6月期 are terms, whatever stands around them.
    if (isLeftOut(source, figure, name) && !pattern('^^{term-word}').test(rest)) return [];
    // 停用了两个月, 还剩两个月没到期: how long it was not used.
    if (fact.assume && (pattern('{not-used-for}$$').test(before) || pattern('{not-used-after}').test(rest))) return [];
    // 9个月, in reply to the question how long.
    const answers = isAsked && source.figures.length === 1;
    // 交满6个月社保才给: what comes behind the noun limits the time too.
    const behind = (fact.said?.nouns ?? []).map((n) => pattern(`^^(?:${n.say})`).exec(rest)?.[0].length ?? 0);
    if (pattern('{limited}').test(rest.slice(Math.max(0, ...behind)))) return [];
    const told = answers || isNamed(source, figure, before, rest, fact) || factLearned(source, figure, null) === name;
    if (pattern('^^{from-then}').test(rest) || !told) return [];
    const span = { start: figure.start, end: figure.end + duration.tail };
    const { value, exactness } = convertFigure(roughly(source, duration, before, rest), (months) =>
      inUnit(fact, figure, months),
    );
    return [slotOf(source, name, value, span, { exactness })];
  });
}

/** The clause says of what the time is, or is the time alone, right behind a clause that does: 贷款500万，6个月. */
function isNamed(source: SlotSource, figure: Figure, before: string, rest: string, { said }: NumberFact): boolean {
  const { pattern } = source.book.language;
  const nouns = (said?.nouns ?? []).filter((n) => applies(source, n));
  if ([...nouns, ...(said?.verbs ?? []).filter((v) => applies(source, v))].some((n) => pattern(n.say).test(before)))
    return true;
  if (nouns.some((n) => pattern(`^^{term-of}?(?:${n.say})`).test(rest))) return true;
  if ((said?.verbs ?? []).some((v) => applies(source, v) && pattern(`^^{so-soon}(?:${v.say})`).test(rest))) return true;
  const alone = pattern('^^{just}*$$').test(before) && pattern('^^(?:{of-it}?{term-word})?$$').test(rest);
  const ahead = source.text.slice(0, figure.start - before.length);
  return alone && nouns.some((n) => pattern(`(?:${n.say})[^。;；]{0,24}[,，]$$`).test(ahead));
}

/** 社保从三月交到现在: the whole months from then to the day. */
function sinceOf(source: SlotSource, name: string, { said, unit }: NumberFact): Slot[] {
  if (!said?.since || unit !== 'month') return [];
  const { pattern, places } = source.book.language;
  return places('{since-month}', source.text).flatMap((span): Slot[] => {
    const { start, end } = clauseAt(source, span.start);
    const clause = source.text.slice(start, end);
    if (!said.nouns.some((n) => applies(source, n) && pattern(n.say).test(clause))) return [];
    const told = pattern('{since-month}').exec(source.text.slice(span.start, span.end))?.groups?.month ?? '';
    const month = Number(chineseValue(told) ?? told);
    const now = Number(source.today.slice(5, 7));
    const lastYear = pattern('{last-year}').test(clause) || month > now;
    return [slotOf(source, name, String(now - month + (lastYear ? 12 : 0)), span, { reading: SINCE })];
  });
}
const SINCE = '从开始的那个月算到今天，按满了的整月计';

/** 贷款提前还了: something is said of the time, and not how long it was; what stands in one clause with that (8个月就还掉了) is told by it. */
function openOf(source: SlotSource, name: string, { said }: NumberFact, told: readonly Slot[]): Slot[] {
  const isTold = (place: Span) => {
    const { start, end } = clauseAt(source, place.start);
    return told.some((s) => s.start < end && start < s.end);
  };
  const place = (said?.open ?? []).flatMap((phrase) => phrasePlaces(source, phrase)).find((p) => !isTold(p));
  return place ? [slotOf(source, name, '0', place, { exactness: 'partial' })] : [];
}

/** A figure as a span of time. Of a fact that is taken for a whole, a whole and more is nothing said. */
function durationOf(source: SlotSource, figure: Figure, after: string, fact: NumberFact): Duration | null {
  const inMonths = monthsOf(source, figure, after);
  if (!inMonths || (fact.assume && inMonths.per * Number(figure.value) >= 12)) return null;
  const { per, tail, half } = inMonths;
  const told = convertFigure(readExactness(source, figure), (decimal) => rounded(Number(decimal) * per + half));
  // 90天 are three months, more or less.
  return per < 1 && typeof told.value === 'string'
    ? { told: { exactness: 'about', value: { about: told.value, ...approximately(told.value) } }, tail }
    : { told, tail };
}

/** 三个月, 不到一年: a span of the asker's that is shorter than a year. */
export function isShortSpan(source: SlotSource, figure: Figure): boolean {
  const { before, after } = wordsAround(source, figure);
  const inMonths = monthsOf(source, figure, after);
  const { pattern } = source.book.language;
  if (!inMonths || pattern('{half-of}$$').test(before) || isClaim(source, figure, { named: true, names: false }))
    return false;
  return inMonths.per * Number(figure.value) < 12 || pattern('{not-a-whole}$$').test(before);
}

/** How many months one of the figure's unit is, and how many more the words behind it add. */
function monthsOf(
  source: SlotSource,
  figure: Figure,
  after: string,
): { per: number; tail: number; half: number } | null {
  if (figure.unit === 'year') return { per: 12, tail: 0, half: 0 };
  if (figure.unit === 'day') return { per: 1 / 30, tail: 0, half: 0 };
  const word = (words: string) => source.book.language.pattern(`^^\\s*${words}`).exec(after)?.[0].length ?? 0;
  if (figure.unit === 'month') {
    const tail = word('{and-a-half}');
    return { per: 1, tail, half: tail > 0 ? 0.5 : 0 };
  }
  if ((figure.unit !== 'count' || figure.noun !== '个') && figure.unit !== 'number') return null;
  const quarter = word('{quarter}');
  if (quarter) return { per: 3, tail: quarter, half: 0 };
  const weeks = word('{weeks}');
  return weeks ? { per: 7 / 30, tail: weeks, half: 0 } : null;
}

/** 半年多, 大半年, 不到半年: the words around a span of time that make it longer or shorter. */
function roughly(source: SlotSource, { told }: Duration, before: string, rest: string): ExactFigure {
  if (typeof told.value !== 'string') return told;
  const { pattern } = source.book.language;
  const months = told.value;
  const more = (share: number) => rounded(Number(months) * share);
  const about = (ends: Omit<Inexact, 'about'>): ExactFigure => ({
    exactness: 'about',
    value: { about: months, ...ends },
  });
  if (pattern('^^{longer-after}').test(rest) || pattern('{longer-before}$$').test(before))
    return about({ low: months, high: more(1.5), beyond: 'low' });
  if (pattern('^^{shorter-after}').test(rest) || pattern('{shorter-before}$$').test(before))
    return about({ low: more(0.8), high: months, beyond: 'high' });
  return pattern('^^{roughly-after}').test(rest) || pattern('{roughly-before}$$').test(before)
    ? about(approximately(months))
    : told;
}

const rounded = (months: number): string => String(Math.round(months * 10) / 10);

/** Months as the fact takes them; a fact in years takes months as printed. */
function inUnit(fact: NumberFact, figure: Figure, months: string): string {
  if (fact.unit === 'month') return months;
  return figure.unit === 'year' ? String(Math.round((Number(months) / 12) * 1000) / 1000) : `${months}个月`;
}
