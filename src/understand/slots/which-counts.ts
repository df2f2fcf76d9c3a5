import { parseFigures } from '../../language/figure.ts';
import { nounsOf } from './nouns.ts';
import type { Slot } from './slot.ts';
import { clauseAt, type SlotSource } from './source.ts';

/** Tells a value that is no rival of the others, or one that is more than they are. */
type Sign = (source: SlotSource, slot: Slot, all: readonly Slot[]) => boolean;

/** A value that another takes the place of: one that is planned, of another year, as of a day on the way, by how much another exceeds a line, or that only tells which award is meant. */
const YIELDS: readonly Sign[] = [isPlanned, isOfThisYear, isOnTheWay, isExcess, namesAward];
/** A value that counts before others: the one said to be the real one, the one called by the fact's own name, the exact one, the denial that others are told inside of. */
const COUNTS: readonly Sign[] = [isReal, isNamed, isExact, isDenial];

/** 签了1600万的单，真正营业收入880万: of several values told of one fact the one that counts, by the words around each; null where none stands out. */
export function whichCounts(source: SlotSource, fact: string, all: readonly Slot[]): Slot | null {
  const own = all.filter((slot) => slot.fact === fact);
  if (shows(source, '{uncertain}', source.text.slice(Math.min(...own.map(({ end }) => end))))) return null;
  const left = YIELDS.reduce<readonly Slot[]>((some, sign) => {
    const others = some.filter((slot) => !sign(source, slot, some));
    return others.length > 0 ? others : some;
  }, own);
  const [only, ...more] = left;
  if (only && more.length === 0) return only;
  for (const sign of COUNTS) {
    const [first, ...others] = left.filter((slot) => sign(source, slot, left));
    if (first && others.length === 0) return first;
  }
  return null;
}

/** The words of its own part of the sentence before the value, from the value before it on. */
function lead(source: SlotSource, slot: Slot): string {
  const figure = figureOf(source, slot);
  const before =
    source.figures.filter((f) => f.end <= figure && f.unit !== 'month' && f.unit !== 'year').at(-1)?.end ?? 0;
  return source.text.slice(Math.max(before, clauseAt(source, slot.start).start), figure);
}

/** Where the figure of a value begins. */
const figureOf = ({ figures }: SlotSource, { start, end }: Slot): number =>
  figures.find((f) => f.start >= start && f.end <= end && f.unit !== 'date')?.start ?? start;

const shows = (source: SlotSource, words: string, text: string): boolean =>
  source.book.language.pattern(words).test(text);

function isPlanned(source: SlotSource, slot: Slot): boolean {
  return shows(source, '{planned}|{estimated}', lead(source, slot));
}

/** 今年冲到1800万, of what counts by the year before. */
function isOfThisYear(source: SlotSource, slot: Slot): boolean {
  const fact = source.book.get(slot.fact);
  const ofLast = fact !== undefined && 'ofYear' in fact && fact.ofYear !== undefined;
  const part = source.text.slice(clauseAt(source, slot.start).start, slot.end);
  return ofLast && shows(source, '{this-year}', part) && !shows(source, '{last-year}', part);
}

/** 到第14个月投到6.2亿, of a whole that is of no year. */
function isOnTheWay(source: SlotSource, slot: Slot): boolean {
  return !source.book.get(slot.fact)?.yearly && shows(source, '{by-that-month}', lead(source, slot));
}

/** 超的100架次: by how much a line is exceeded or missed. */
function isExcess(source: SlotSource, slot: Slot): boolean {
  return shows(source, '{by-how-much}$$', lead(source, slot));
}

/** 成功上市那个300万: which money is meant. */
function namesAward(source: SlotSource, { value, end }: Slot): boolean {
  return value === true && shows(source, '^^{award-of-title}', source.text.slice(end));
}

function isReal(source: SlotSource, slot: Slot): boolean {
  return shows(source, '{truly}', lead(source, slot));
}

/** What the fact is called stands by it, and not only what is read for it. */
function isNamed(source: SlotSource, { fact, start, end }: Slot): boolean {
  const type = source.book.get(fact)?.type;
  if (type !== 'amount' && type !== 'rate' && type !== 'number') return false;
  return nounsOf(source, type).some(
    (noun) =>
      noun.fact === fact && noun.deniable && noun.reading === undefined && noun.start >= start && noun.end <= end,
  );
}

function isExact(_: SlotSource, { value, words, exactness }: Slot): boolean {
  return exactness === 'exact' && typeof value === 'string' && parseFigures(words).length > 0;
}

/** 重新认定, inside of 今年重新认定; what is denied after all that tells it (做载客观光的，还没有商业运营); a title that was checked anew is not new, whenever it was first had. */
function isDenial(source: SlotSource, slot: Slot, all: readonly Slot[]): boolean {
  const fact = source.book.get(slot.fact);
  if (slot.value !== false || fact?.type !== 'truth') return false;
  const denials = all.filter(({ value }) => value === false);
  const isInside = all.some((o) => o !== slot && o.start < slot.end && slot.start < o.end);
  const isLast = slot.reading === undefined && all.every((o) => denials.includes(o) || o.end <= slot.start);
  return slot === denials[0] && (isInside || isLast || fact.role === 'newly-recognised');
}
