import type { FactBook } from '../../knowledge/fact.ts';
import { parseFigures } from '../../language/figure.ts';
import type { Slot, Titles } from './slot.ts';
import type { SlotSource } from './source.ts';
import { whichCounts } from './which-counts.ts';

/** Not a number that a person would write of an enterprise: 1e15, 10^15, 10的15次方, 无穷大, NaN. */
const ODD = '{no-number}';
const MOST: Readonly<Record<string, number>> = {
  amount: 1e13,
  rate: 10000,
  h: 1e7,
  t: 1e6,
  count: 1e7,
  year: 100,
  month: 1200,
};

/** Takes out what contradicts or can't be, and says why in the asker's own words. */
export function findProblems(source: SlotSource, stated: readonly Slot[]): { slots: Slot[]; problems: string[] } {
  const problems: string[] = [];
  const odd = source.book.language.pattern(ODD).exec(source.text);
  if (odd) problems.push(`“${odd[0]}”不是能用来计算的数，请写成多少元、多少万元或多少亿元`);
  let said = stated.filter((s) => !odd || s.start >= odd.index + odd[0].length || s.end <= odd.index);
  for (const s of said.filter((one) => isAbsurd(source.book, one))) {
    if (isToldInItsUnit(source.book, s)) problems.push(`“${s.words}”大得不合常理，请核对数字和单位`);
    said = said.filter((one) => one !== s);
  }
  said = said.filter((s) => !isDatedBesideDuration(s, said));
  for (const fact of new Set(said.map((s) => s.fact))) {
    const all = said.filter((s) => s.fact === fact && !s.ambiguous);
    const isTitle = source.book.get(fact)?.type === 'names';
    const problem = isTitle ? titlesAtOdds(fact, all) : valuesAtOdds(fact, all);
    if (problem === null) continue;
    const counts = isTitle ? null : whichCounts(source, fact, all);
    said = said.filter((s) => s.fact !== fact || s === counts);
    if (counts === null) problems.push(problem);
  }
  return { slots: once(said), problems };
}

function valuesAtOdds(fact: string, all: readonly Slot[]): string | null {
  const told = ({ value }: Slot) => JSON.stringify(typeof value === 'string' ? inYears(value) : value);
  const other = all.find((s) => all[0] && told(s) !== told(all[0]));
  return other ? `${fact}没分清是哪个数：“${all[0]?.words}”和“${other.words}”，请告诉我按哪个算` : null;
}

/** 6个月 is half a year. */
function inYears(value: string): string {
  return value.endsWith(MONTHS) ? String(Math.round((Number.parseFloat(value) / 12) * 1000) / 1000) : value;
}
const MONTHS = '个月';

function titlesAtOdds(fact: string, all: readonly Slot[]): string | null {
  for (const one of all)
    for (const name of (one.value as Titles).has ?? []) {
      const denied = all.find((s) => (s.value as Titles).lacks?.includes(name));
      if (denied) return `${fact}前后说法不一致：既说“${one.words}”，又说没有${name}，请确认是哪一种`;
    }
  return null;
}

function isAbsurd(book: FactBook, { fact, value }: Slot): boolean {
  const known = book.get(fact);
  if (
    !known ||
    typeof value !== 'string' ||
    (known.type !== 'amount' && known.type !== 'rate' && known.type !== 'number')
  )
    return false;
  const most =
    known.max === undefined
      ? MOST[known.type === 'number' ? known.unit : known.type]
      : Number(parseFigures(known.max)[0]?.value);
  return most !== undefined && Number(value) > most;
}

/** A sum of money or a rate told as one: whatever else is too great for a fact was no such fact (年产5万吨 is no weight of an aircraft). */
function isToldInItsUnit(book: FactBook, { fact, words }: Slot): boolean {
  const [figure] = parseFigures(words);
  const type = book.get(fact)?.type;
  if (type === 'number') return figure?.unit === 'count' || figure?.unit === 'h';
  return type === 'rate' ? figure?.unit === '%' : figure?.unit === 'CNY';
}

/** 2月到7月共5个月: of a time that is told, and told by its dates too, what is told counts. */
const isDatedBesideDuration = (slot: Slot, all: readonly Slot[]): boolean =>
  isByDates(slot) && all.some((s) => s.fact === slot.fact && s !== slot && isDuration(s));
const isByDates = ({ words }: Slot): boolean => parseFigures(words).some(({ unit }) => unit === 'date');
const isDuration = (slot: Slot): boolean =>
  !isByDates(slot) && parseFigures(slot.words).some(({ unit }) => unit === 'month' || unit === 'year');

/** The same fact said twice alike counts once. */
function once(said: readonly Slot[]): Slot[] {
  const seen = new Set<string>();
  return said.filter((s) => {
    const key = `${s.fact} ${JSON.stringify(s.value)} ${s.ambiguous?.join() ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
