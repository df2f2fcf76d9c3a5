import { type Fact, type FactBook, unitOf } from '../../knowledge/fact.ts';
import { parseFigures } from '../../language/figure.ts';
import { findRegions } from '../../language/region.ts';
import type { Before } from '../before.ts';
import { doneByOthers } from './done-by-others.ts';
import { readSlots } from './read-slots.ts';
import type { Slot, SlotValue } from './slot.ts';
import { sumsLess } from './taken-off.ts';

/**
 * 里面有4个亿是买地的; 含土地1.9亿; 620万里头有200万是9月才贷的: what is told of a part of a sum that was told before, read behind the words that told the sum.
 * Nothing where it changes nothing, or may be of several sums.
 */
export function partOfKnownSum(
  text: string,
  { facts, notes }: Pick<Before, 'facts' | 'notes'>,
  book: FactBook,
  today: string,
): readonly Slot[] {
  const told = [...facts].filter(([fact, value]) => hasParts(book.get(fact)) && typeof value === 'string');
  if (told.length === 0) return [];
  const figures = parseFigures(text);
  const less = figures.flatMap((f) => sumsLess({ text, book }, f));
  if (less.length === 0 && !book.language.pattern('{part-inside-lead}{figure-soon}').test(text)) return [];
  const others = figures.flatMap((f) => doneByOthers({ text, book }, f));
  const named = told.filter(([name, value]) => {
    const fact = book.get(name);
    const isAgain = figures.some((f) => fact && f.unit === unitOf(fact) && f.value === String(value));
    return isAgain || less.includes(name) || others.includes(name);
  });
  const anewIn = (whole: string, sum: string, value: SlotValue): readonly (readonly Slot[])[] | null => {
    const question = { text: whole, figures: parseFigures(whole), regions: findRegions(whole) };
    const { slots } = readSlots(question, book, today);
    const anew = slots.filter((s) => s.exactness !== 'partial' && !isKnown(s, facts));
    const ofSum = anew.some((s) => (s.fact === sum && s.value !== value) || isTimeOf(s, sum, book));
    return ofSum ? [anew.map((s) => ({ ...s, start: 0, end: text.length, words: text, items: whole }))] : null;
  };
  const read = (named.length > 0 ? named : told).flatMap(([fact, value]) => {
    const words = notes.get(fact)?.words;
    if (words === undefined) return [];
    // The rest of it was taken for a whole year, and the asker was told so.
    const rest = timesOf(fact, book).length > 0 && !timesOf(fact, book).some((name) => facts.has(name)) ? THE_REST : '';
    // 投12个亿 was the fixed assets' by what stood around it.
    const anew = withPartAnew(words, text, fact, book);
    const wholes = anew ? [anew] : [words, `${fact}${words}`].map((told) => `${told},${text}${rest}`);
    return wholes.flatMap((whole) => anewIn(whole, fact, value) ?? []).slice(0, 1);
  });
  const [only, ...more] = read;
  return only && more.length === 0 ? only : [];
}

/** A sum, or a number of which somebody else may have done a part. */
const hasParts = (fact: Fact | undefined): boolean =>
  fact?.type === 'amount' || (fact?.type === 'number' && fact.said?.othersDo !== undefined);

/** 地价其实只有1.5亿, where a land of 3亿 was taken off: the words with what is told anew of that part in its place; null where none was told of it. */
function withPartAnew(words: string, text: string, fact: string, book: FactBook): string | null {
  const partsIn = (told: string) => parseFigures(told).filter((f) => sumsLess({ text: told, book }, f).includes(fact));
  const [old, ...others] = partsIn(words);
  const [anew, ...more] = partsIn(text);
  if (!old || !anew || others.length + more.length > 0) return null;
  return `${words.slice(0, old.start)}${anew.text}${words.slice(old.end)}`;
}

const THE_REST = ',其余的都满一年';

/** The facts that tell the time of a sum. */
const timesOf = (sum: string, book: FactBook): readonly string[] =>
  [...book].flatMap(([name, fact]) => (fact.type === 'number' && fact.said?.timeOf === sum ? [name] : []));

const isKnown = ({ fact, value }: Slot, facts: Before['facts']): boolean =>
  JSON.stringify(facts.get(fact)) === JSON.stringify(value);

const isTimeOf = ({ fact, value }: Slot, sum: string, book: FactBook): boolean =>
  timesOf(sum, book).includes(fact) && typeof value === 'object' && 'each' in value;
