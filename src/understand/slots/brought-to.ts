import { type FactBook, unitOf } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import type { KnownFacts } from '../before.ts';
import { nounsOf } from './nouns.ts';
import { isOfAnother } from './of-another.ts';
import type { SlotValue } from './slot.ts';
import { clauseAt, lookBack, type SlotSource } from './source.ts';
import { isWorkedOut } from './worked-out.ts';

/** A known figure of the asker's as a message makes it anew: what it is brought to, and what is put on top for that. */
export interface BroughtTo {
  readonly fact: string;
  readonly value: string;
  readonly figure: Figure;
  /** 再借30万凑成310: no figure of its own; null where none is told. */
  readonly added: Figure | null;
}

/**
 * 再借30万凑成310, 拼到4000趟, after 280万 or 2400趟 were told: the whole to which the one known figure of its unit is brought. Null where
 * nothing is brought to anything, the words call it something else, or several facts may be meant and what is added does not tell which.
 */
export function broughtTo(source: SlotSource, known: KnownFacts): BroughtTo | null {
  // 今年冲到2100万 is no figure of the year before.
  if ([...known.keys()].some((fact) => isOfTheYearBefore(source, fact))) return null;
  const { pattern } = source.book.language;
  for (const figure of source.figures.toReversed()) {
    const isLed = pattern('{brought-to}$$').test(lookBack(source, figure.start));
    const isAfterPart = pattern('^^{up-to-whole}$$').test(gapBefore(source, figure));
    if (figure.vague || !(isLed || isAfterPart) || isWorkedOut(source, figure)) continue;
    const alike = [...known].flatMap(([fact, before]) => wholeFor(source, figure, fact, before) ?? []);
    const summed = alike.filter(({ added }) => added !== null);
    const [only, ...more] = summed.length > 0 ? summed : isLed ? alike : [];
    if (only && more.length === 0) return only;
  }
  return null;
}

function isOfTheYearBefore({ book }: SlotSource, name: string): boolean {
  const fact = book.get(name);
  return fact !== undefined && 'ofYear' in fact && fact.ofYear !== undefined;
}

/** What stands between a figure and the one before it. */
function gapBefore({ figures, text }: SlotSource, { start }: Figure): string {
  const before = figures.findLast((f) => f.end <= start);
  return before ? text.slice(before.end, start) : '';
}

function wholeFor(source: SlotSource, figure: Figure, fact: string, before: SlotValue): BroughtTo | null {
  const held = source.book.get(fact);
  if (!held || (held.type !== 'amount' && held.type !== 'number')) return null;
  const value = valueFor(figure, held);
  const had = numberOf(before);
  // 刚做到7.6亿, of a whole of 15亿, is a part of it.
  if (value === null || had === null || Number(value) <= had || isCalledElse(source, figure, fact, held.type))
    return null;
  const parts = source.figures.filter((f) => f.end <= figure.start && !f.vague && !isOfAnother(source, f.start));
  const added = parts.find((part) => Number(valueFor(part, held)) + had === Number(value)) ?? null;
  return { fact, value, figure, added };
}

type Counted = Extract<ReturnType<FactBook['get']>, { type: 'amount' | 'number' }>;

/** A figure in the unit of a fact: a bare number beside sums is so many 万, and a flight may be counted in 趟. */
function valueFor({ unit, noun, value }: Figure, held: Counted): string | null {
  if (unit === 'number') return held.type === 'amount' ? String(Number(value) * WAN) : value;
  if (unit !== unitOf(held)) return null;
  if (unit !== 'count' || held.type !== 'number') return value;
  return noun === (held.noun ?? '个') || held.said?.counters?.includes(noun) ? value : null;
}
const WAN = 10_000;

/** What was told, or about it. */
function numberOf(value: SlotValue): number | null {
  const told = typeof value === 'object' && 'about' in value ? value.about : value;
  return typeof told === 'string' && /^[\d.]+$/.test(told) ? Number(told) : null;
}

/** 营收做到1个亿, where a loan was told: its own part of the sentence calls it another thing. */
function isCalledElse(source: SlotSource, { start }: Figure, fact: string, type: Counted['type']): boolean {
  const from = clauseAt(source, start).start;
  return nounsOf(source, type).some(
    (noun) => noun.start >= from && noun.end <= start && noun.fact !== null && noun.fact !== fact,
  );
}
