import type { Figure } from '../../language/figure.ts';
import { type ExactFigure, inexactlyAdded } from '../exactness.ts';
import { areLikelyAlike } from './by-learned.ts';
import { partsOfYearAdded } from './covers-period.ts';
import type { Noun } from './nouns.ts';
import { hasParts, isOneOfSeveral } from './one-of-several.ts';
import type { PeriodCoverage, Slot } from './slot.ts';
import { lookBack, type SlotSource, slotOf, wordsAround } from './source.ts';
import { isShareOf } from './worked-out.ts';
import { yearsIn } from './years-in.ts';

/** A figure with its fact, before several of one fact are put together. */
export interface FactFigure {
  readonly fact: string;
  readonly told: ExactFigure;
  readonly figure: Figure;
  readonly noun: Noun;
  readonly readings: readonly string[];
  /** It is of a part of the period that counts, or of more than it. */
  readonly covers?: PeriodCoverage;
  readonly part?: string;
}

/** One fact a line: of several figures for it the total, the corrected, the sum of its parts, the later year; else all, to be found contradictory. */
export function combine(source: SlotSource, stated: readonly FactFigure[]): Slot[] {
  const inOrder = [...stated].sort((a, b) => a.figure.start - b.figure.start);
  const facts = new Set(inOrder.map((s) => s.fact));
  return [...facts].flatMap((fact) => {
    const all = inOrder.filter((s) => s.fact === fact);
    const figures = all.map(({ figure }) => figure);
    return choose(
      source,
      all.filter(({ figure }) => !isShareOf(source, figure, figures)),
    );
  });
}

function choose(source: SlotSource, all: readonly FactFigure[]): Slot[] {
  const [first, ...more] = all;
  const count = first && more.length === 0 ? countOf(source, first) : 1;
  if (first && count > 1) return [severalAlike(source, first, count)];
  const alike = more.every((s) => first && isDeepEqual(s.told, first.told));
  if (!first || more.length === 0 || (alike && !areSeveral(source, all))) return first ? [endToEnd(source, all)] : [];
  if (all.every((s) => s.told.exactness === 'partial')) return [endToEnd(source, all)];
  // 开工14个月累计5.4亿，满一年那会4亿: what is told of the very period counts, and neither more nor a part of it.
  const ofPeriod = all.filter((s) => s.covers === undefined);
  if (ofPeriod.length === 1 && ofPeriod[0]?.told.exactness === 'exact') return [saidOf(source, ofPeriod[0])];
  const together = partsOfYearAdded(
    source,
    all.map(({ told, part }) => (part === undefined ? { told } : { told, part })),
    added,
  );
  if (together) return [endToEnd(source, [{ ...first, told: together, readings: [] }, ...more])];
  const says = (words: string, text: string) => source.book.language.pattern(words).test(text);
  const between = source.text.slice(first.figure.end, more.at(-1)?.figure.start);
  if (says('{corrects}', between) && !says('{uncertain}', source.text.slice(first.figure.end)))
    return [saidOf(source, more.at(-1) as FactFigure)];
  const [sure, ...otherSure] = all.filter((s, i) => isSurest(source, s, all[i - 1]));
  if (sure && otherSure.length === 0) return [besideOther(saidOf(source, sure), all)];
  // 总投资12亿，其中固定资产8亿: the figure that is named as what is asked for, not one that is only read so.
  const strict = all.filter((s) => s.noun.reading === undefined);
  if (strict.length === 1 && strict[0] && all.every((s) => s.noun.start !== s.figure.start))
    return [saidOf(source, strict[0])];
  const totals = all.filter((s) =>
    says('{total-word}', source.text.slice(Math.max(0, s.noun.start - 2), s.figure.start)),
  );
  if (totals.length === 1 && totals[0]) return [saidOf(source, totals[0])];
  const exact = all.filter((s) => s.told.exactness === 'exact');
  if (exact.length === 1 && exact[0] && says('{corrects}', source.text)) return [saidOf(source, exact[0])];
  const years = all.map((s) => yearOf(source, s));
  if (years.every((y) => y !== null) && new Set(years).size === all.length) {
    const latest = all[years.indexOf(Math.max(...years.map(Number)))] as FactFigure;
    if (says('{of-each-year}', source.text)) return [ofYears(saidOf(source, latest), all, years)];
    return [saidOf(source, { ...latest, readings: [...latest.readings, '几个年度里按最近一年的数理解'] })];
  }
  if (yearsInTurn(source, all))
    return [
      ofYears(
        saidOf(source, all.at(-1) as FactFigure),
        all,
        all.map(() => null),
      ),
    ];
  // 原有250万，加60万，凑够310万: what the others come to is the whole.
  const last = all.at(-1);
  const isAdded = exact.length === all.length && all.length > 2 && !areSeveral(source, all);
  if (isAdded && last && isWhole(last, all)) return [saidOf(source, last)];
  if (
    all.every((s) => s.told.exactness !== 'partial') &&
    totals.length === 0 &&
    (says('{parts}', between) || areSeveral(source, all) || areLikelyParts(source, all)) &&
    !says('{uncertain}', between) &&
    (first.figure.unit === 'CNY' || areLikelyParts(source, all))
  )
    return [sumOf(source, all)];
  return all.map((s) => saidOf(source, s));
}

/** The one other exact value of several, kept beside the one that counts. */
function besideOther(slot: Slot, all: readonly FactFigure[]): Slot {
  const values = all.flatMap(({ told: { value, exactness } }) =>
    exactness === 'exact' && typeof value === 'string' && value !== slot.value ? [value] : [],
  );
  const [other, ...more] = new Set(values);
  return other !== undefined && more.length === 0 ? { ...slot, other } : slot;
}

/** The words since the figure before tell that it is the one that is asked for. */
function isSurest(source: SlotSource, { fact, figure }: FactFigure, before: FactFigure | undefined): boolean {
  const known = source.book.get(fact);
  const surest = known?.type === 'amount' ? known.said?.surest : undefined;
  const words = source.text.slice(before?.figure.end ?? 0, figure.start);
  return surest !== undefined && source.book.language.pattern(surest).test(words);
}

/** 建行500万，农行500万: each is one of several, though they are alike. */
const areSeveral = (source: SlotSource, all: readonly FactFigure[]): boolean =>
  all.every(({ figure }) => isOneOfSeveral(source, figure));

/** A sum that all others come to together. */
const isWhole = (one: FactFigure, all: readonly FactFigure[]): boolean =>
  one.told.value === added(all.filter((s) => s !== one).map((s) => String(s.told.value)));

/** 我行1200万、别家700万: each likely a part of a sum that may have parts. */
const areLikelyParts = (source: SlotSource, all: readonly FactFigure[]): boolean =>
  all.every(({ fact }) => hasParts(fact, source.book)) &&
  areLikelyAlike(
    source,
    all.map(({ figure }) => figure),
    all[0]?.fact ?? '',
  );

/** 贷了两笔，各300万: how many there are of it. */
function countOf(source: SlotSource, { figure }: FactFigure): number {
  const { pattern, places } = source.book.language;
  if (figure.unit !== 'CNY' || !pattern('{for-each}$$').test(lookBack(source, figure.start))) return 1;
  const counts = source.figures.filter(
    (f) =>
      f.unit === 'count' &&
      ((f.end <= figure.start && pattern('^^{loan-counter}$$').test(f.noun)) ||
        pattern('{of-banks}').test(source.text.slice(f.end))),
  );
  const [only, ...more] = counts;
  const banks = places('{bank-name}', wordsAround(source, figure).before).length;
  if (!only && banks > 1) return banks;
  return only && more.length === 0 && !only.vague ? Math.min(Number(only.value), 100) : 1;
}

function severalAlike(source: SlotSource, one: FactFigure, count: number): Slot {
  const told = inexactlyAdded(
    Array.from({ length: count }, () => one.told),
    added,
  );
  const exactness = one.told.exactness === 'partial' ? 'partial' : told.exactness;
  const readings = [...one.readings, `几笔合起来作${one.fact}`];
  return saidOf(source, { ...one, told: { ...told, exactness }, readings });
}

/** What was said of each of several years, beside what holds for the latest. */
function ofYears(latest: Slot, all: readonly FactFigure[], years: readonly (number | null)[]): Slot {
  const perYear = all.map(({ told }, i) => ({ year: years[i] ?? null, value: told.value }));
  perYear.sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  return { ...latest, perYear };
}

/** 连续三年贷款分别是300万、700万、1800万: as many figures as years, in turn. */
function yearsInTurn(source: SlotSource, all: readonly FactFigure[]): boolean {
  const [first] = all;
  if (!first || all.some((s) => s.told.exactness === 'partial')) return false;
  const before = source.text.slice(0, first.figure.start);
  return (
    source.book.language.pattern('{in-turn}').test(before) &&
    source.figures.some((f) => f.unit === 'year' && f.end <= first.figure.start && f.value === String(all.length))
  );
}

function saidOf(source: SlotSource, { fact, told, figure, noun, readings, covers }: FactFigure): Slot {
  const near = Math.max(noun.start, figure.start) - Math.min(noun.end, figure.end) <= 8;
  const span = near ? { start: Math.min(noun.start, figure.start), end: Math.max(noun.end, figure.end) } : figure;
  const { value, exactness } = told;
  const reading = readings.length ? { reading: readings.join('；') } : {};
  return slotOf(source, fact, value, span, { exactness, ...reading, ...(covers ? { covers } : {}) });
}

/** 500万到600万: in the words from one end to the other. */
function endToEnd(source: SlotSource, all: readonly FactFigure[]): Slot {
  const first = saidOf(source, all[0] as FactFigure);
  if (all.length === 1) return first;
  const end = Math.max(...all.map((s) => s.figure.end));
  return { ...first, end, words: source.text.slice(first.start, end) };
}

function sumOf(source: SlotSource, all: readonly FactFigure[]): Slot {
  const first = all[0] as FactFigure;
  const { value, exactness } = inexactlyAdded(
    all.map((s) => s.told),
    added,
  );
  const span = { start: Math.min(first.noun.start, first.figure.start), end: (all.at(-1) as FactFigure).figure.end };
  const readings = [...new Set(all.flatMap((s) => s.readings)), `几笔合起来作${first.fact}`];
  const parts = all.map(({ figure: { start, end }, told }) => ({ start, end, value: String(told.value) }));
  const apart = exactness === 'exact' ? { parts } : {};
  return slotOf(source, first.fact, value, span, { exactness, reading: readings.join('；'), ...apart });
}

/** The year that the words before a figure name: 去年, 今年, 2024年. */
export function yearOf(source: SlotSource, { figure, noun }: FactFigure): number | null {
  const from = Math.max(0, Math.min(noun.start, figure.start) - 6);
  const year = yearsIn(source).findLast(({ start, end }) => start >= from && end <= figure.start);
  return year && !/\d/.test(source.text.slice(year.end, figure.start)) ? year.year : null;
}

/** Decimals added up exactly. */
export function added(decimals: readonly string[]): string {
  return written(decimals.reduce((sum, d) => sum + millionths(d), 0n));
}

const isDeepEqual = (a: ExactFigure, b: ExactFigure): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Exact to a millionth: 百亿 and 分 fit both. */
function millionths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(`${whole}${fraction.slice(0, 6).padEnd(6, '0')}`);
}
function written(value: bigint): string {
  const digits = String(value).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0{1,6}$/, '');
}

/** What is left of a sum once a part is taken off; null where nothing is. */
export function difference(whole: string, part: string): string | null {
  const left = millionths(whole) - millionths(part);
  return left > 0n ? written(left) : null;
}

/** So many times a decimal. */
export function timesDecimal(decimal: string, times: number): string {
  return written(millionths(decimal) * BigInt(times));
}

/** 800个 in a sum of money is said for so many 万. */
export function tenThousands(decimal: string): string {
  return timesDecimal(decimal, 10000);
}
