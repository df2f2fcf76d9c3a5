import { InputError } from '../../errors.ts';
import { type Fact, type FactBook, unitOf } from '../../knowledge/fact.ts';
import { readQuantity } from '../../language/quantity.ts';
import { findRegions } from '../../language/region.ts';
import { Decimal } from './decimal.ts';
import type { Ends } from './ends.ts';

/**
 * What is known of one fact. `names`: as stated, and with all that follows; `lacks` what surely is not held, null where the list is whole.
 * Numbers in base units, with their `ends` where no exact value is known; a place as its GB/T 2260 code.
 */
export type FactValue =
  | { readonly type: 'number'; readonly value: Decimal; readonly ends?: Ends; readonly each?: readonly OfPart[] }
  | { readonly type: 'truth'; readonly value: boolean }
  | { readonly type: 'choice'; readonly value: string }
  | {
      readonly type: 'names';
      readonly stated: readonly string[];
      readonly has: ReadonlySet<string>;
      readonly lacks: ReadonlySet<string> | null;
    }
  | { readonly type: 'list'; readonly items: readonly ReadonlyMap<string, FactValue>[] }
  | { readonly type: 'year'; readonly value: number }
  | { readonly type: 'place'; readonly value: string };

/** What goes with one part of a sum: 3% with 800万元. */
export interface OfPart {
  readonly of: Decimal;
  readonly value: Decimal;
}

/** What no honest answer exceeds, by unit, where the fact itself sets no `max`. */
const MOST: Readonly<Record<string, string>> = {
  CNY: '1e13',
  USD: '1e13',
  EUR: '1e13',
  HKD: '1e13',
  GBP: '1e13',
  JPY: '1e15',
  '%': '10000',
  h: '1e7',
  t: '1e6',
  count: '1e7',
  year: '100',
  month: '1200',
};

/** One fact as a caller writes it, or as facts.yaml takes it for granted. */
export function readValue(name: string, raw: unknown, book: FactBook): FactValue {
  const fact = book.get(name);
  if (!fact) throw new InputError(`没有“${name}”这个事实；可用的事实见 cewen facts`);
  switch (fact.type) {
    case 'amount':
    case 'rate':
    case 'number':
      if (isOfParts(raw)) return readOfParts(name, fact, raw.each);
      return isInexact(raw) ? readInexact(name, fact, raw) : { type: 'number', value: readNumber(name, fact, raw) };
    case 'truth':
      if (typeof raw !== 'boolean') throw new InputError(`${name}应当是 true 或 false`);
      return { type: 'truth', value: raw };
    case 'choice':
      return { type: 'choice', value: optionOf(name, fact.options, raw) };
    case 'names':
      return readNames(name, fact.options, raw);
    case 'list':
      return { type: 'list', items: readItems(name, fact.of, raw, book) };
    case 'year':
      return { type: 'year', value: readYear(name, raw) };
    case 'place':
      return { type: 'place', value: readPlace(name, raw) };
  }
}

/** A number of which no exact value was said, as a caller writes it: 六百来万 is `about`, between `low` and `high`; `about` with a `low` alone is what it is by now. */
interface Inexact {
  readonly about?: string;
  readonly low?: string;
  readonly high?: string;
  /** The end that it is not itself: 不到300万, 超过300万, 九百多小时. */
  readonly beyond?: 'low' | 'high' | 'both';
}

function isInexact(raw: unknown): raw is Inexact {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  const keys = Object.keys(raw);
  return keys.length > 0 && keys.every((key) => key === 'about' || key === 'low' || key === 'high' || key === 'beyond');
}

function readInexact(name: string, fact: NumericFact, { about, low, high, beyond }: Inexact): FactValue {
  const read = (end: string) => readNumber(name, fact, end, false);
  const least = low === undefined ? new Decimal(0) : read(low);
  const most = high === undefined ? null : read(high);
  const value = about !== undefined ? readNumber(name, fact, about) : most && low === undefined ? most : least;
  if (most?.lt(least)) throw new InputError(`${name}的两头写反了`);
  const ends = { value, low: least, high: most, beyond, between: about === undefined };
  const byNow = about !== undefined && low !== undefined && most === null && beyond === undefined;
  return { type: 'number', value, ends: byNow ? { ...ends, byNow } : ends };
}

function isOfParts(raw: unknown): raw is { readonly each: readonly { readonly of: string; readonly value: string }[] } {
  return typeof raw === 'object' && raw !== null && 'each' in raw && Array.isArray(raw.each) && raw.each.length > 0;
}

/** A number told for each part of a sum: on the whole its mean, each part counting with what it is. */
function readOfParts(name: string, fact: NumericFact, all: readonly { of: string; value: string }[]): FactValue {
  const each = all.map(({ of, value }) => ({ of: new Decimal(of), value: readNumber(name, fact, value) }));
  return { type: 'number', value: meanOf(each), each };
}

/** The mean of what goes with each part. */
export function meanOf(each: readonly OfPart[]): Decimal {
  const sum = (of: (part: OfPart) => Decimal) => each.reduce((all, part) => all.plus(of(part)), new Decimal(0));
  return sum(({ of, value }) => of.times(value)).div(sum(({ of }) => of));
}

type NumericFact = Fact & { type: 'amount' | 'rate' | 'number' };

function readNumber(name: string, fact: NumericFact, raw: unknown, whole = true): Decimal {
  const unit = unitOf(fact) ?? '';
  const value =
    typeof raw === 'number' ? numberOf(name, raw) : typeof raw === 'string' ? printed(name, unit, raw) : null;
  if (!value) throw new InputError(`${name}应当是数字，或带单位的文字（如 500万元）`);
  if (value.lt(0)) throw new InputError(`${name}不能是负数`);
  if (whole && unit === 'count' && !value.eq(value.round(0, 0))) throw new InputError(`${name}应当是整数`);
  const most = fact.max === undefined ? MOST[unit] : readQuantity(fact.max)?.value;
  if (most !== undefined && value.gt(most)) throw new InputError(`${name}大得不合常理，请核对数字和单位`);
  return value;
}

function numberOf(name: string, raw: number): Decimal {
  if (!Number.isFinite(raw)) throw new InputError(`${name}不是一个数`);
  return new Decimal(String(raw));
}

/** A figure as printed. A bare number is in the base unit; months stand for parts of a year. */
function printed(name: string, unit: string, raw: string): Decimal {
  const quantity = readQuantity(raw.replace(/^\s*[-−－]/, ''));
  if (!quantity) throw new InputError(`${name}写得不明确：请只写一个确切的数和单位（如 500万元）`);
  const sign = /^\s*[-−－]/.test(raw) ? -1 : 1;
  const value = new Decimal(quantity.value).times(sign);
  if (quantity.unit === unit || quantity.unit === 'number') return value;
  if (unit === 'year' && quantity.unit === 'month') return value.div(12);
  if (unit === 'month' && quantity.unit === 'year') return value.times(12);
  throw new InputError(`${name}的单位不对`);
}

type Options = Readonly<
  Record<
    string,
    { readonly aliases: readonly string[]; readonly short: readonly string[]; readonly implies: readonly string[] }
  >
>;

function optionOf(name: string, options: Options, raw: unknown): string {
  const found = Object.entries(options).find(
    ([label, o]) => label === raw || [...o.aliases, ...o.short].includes(String(raw)),
  );
  if (!found) throw new InputError(`${name}应当是其中之一：${Object.keys(options).join('、')}`);
  return found[0];
}

function readNames(name: string, options: Options, raw: unknown): FactValue {
  const list = (part: unknown): Set<string> => {
    if (!Array.isArray(part)) throw new InputError(`${name}应当是名称的列表`);
    return new Set(part.map((p) => optionOf(name, options, p)));
  };
  const named = (stated: ReadonlySet<string>, lacks: ReadonlySet<string> | null): FactValue => {
    return { type: 'names', stated: [...stated], has: implied(options, stated), lacks };
  };
  if (Array.isArray(raw)) return named(list(raw), null);
  const { has = [], lacks = [], ...rest } = raw as { has?: unknown; lacks?: unknown };
  if (typeof raw !== 'object' || Object.keys(rest).length) throw new InputError(`${name}应当是名称的列表`);
  const stated = list(has);
  const lacked = list(lacks);
  // Who lacks the wider title lacks each that would imply it.
  for (const label of Object.keys(options))
    if ([...implied(options, new Set([label]))].some((l) => lacked.has(l))) lacked.add(label);
  const both = [...implied(options, stated)].find((l) => lacked.has(l));
  if (both) throw new InputError(`${name}前后不一致：${both}既有又没有`);
  return named(stated, lacked);
}

function implied(options: Options, held: ReadonlySet<string>): Set<string> {
  const all = new Set(held);
  for (const label of all) for (const wider of options[label]?.implies ?? []) all.add(wider);
  return all;
}

function readItems(name: string, fields: readonly string[], raw: unknown, book: FactBook): Map<string, FactValue>[] {
  if (!Array.isArray(raw)) throw new InputError(`${name}应当是列表，每项写明${fields.join('、')}`);
  if (raw.length > 1000) throw new InputError(`${name}的项数太多`);
  return raw.map((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw new InputError(`${name}的每一项应当写明${fields.join('、')}`);
    const values = new Map<string, FactValue>();
    for (const [field, value] of Object.entries(item)) {
      if (!fields.includes(field)) throw new InputError(`${name}里没有“${field}”；每项写明${fields.join('、')}`);
      if (value !== null && value !== undefined) values.set(field, readValue(field, value, book));
    }
    return values;
  });
}

function readYear(name: string, raw: unknown): number {
  const year = typeof raw === 'string' ? Number(/^\s*(\d{4})\s*年?度?\s*$/.exec(raw)?.[1] ?? Number.NaN) : raw;
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1949 || year > 2100)
    throw new InputError(`${name}应当是四位数的年份`);
  return year;
}

function readPlace(name: string, raw: unknown): string {
  const text = typeof raw === 'number' ? String(raw) : raw;
  if (typeof text === 'string' && /^\d{6}$/.test(text)) return text;
  const [region, ...more] = typeof text === 'string' ? findRegions(text.trim()) : [];
  if (!region || more.length || region.end - region.start !== String(text).trim().length)
    throw new InputError(`${name}应当是一个省、市或区县，或六位行政区划代码`);
  return region.code;
}
