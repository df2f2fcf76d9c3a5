import type { FactBook, NamesFact } from '../../knowledge/fact.ts';
import { titlesHeld } from '../slots/slot.ts';
import type { CellReading, ColumnRead } from './cell-reading.ts';
import { slotsOfWords } from './slots-of-words.ts';

/** A cell of titles: yes or no (or a level) to the one that the column is about, else all that are held, parted as people part them. */
export function readTitleCell(
  { fact: name, title, heading }: ColumnRead,
  fact: NamesFact,
  is: boolean | null,
  text: string | null,
  book: FactBook,
  today: string,
): CellReading {
  const held = (words: string): readonly string[] => {
    const slots = slotsOfWords(words, book, today).filter((slot) => slot.fact === name);
    return slots.some(({ ambiguous }) => ambiguous)
      ? []
      : [...new Set(slots.flatMap(({ value }) => titlesHeld(value)))];
  };
  if (title !== null) {
    const named = fact.options[title] ? [title] : [];
    if (is !== null) {
      if (named.length > 0) return { value: is ? { has: named } : { lacks: named } };
      return is
        ? { fault: `没有写级别：“${heading.words}”分几级，请写国家级、省级或市级` }
        : { value: { lacks: ofBase(title, fact) } };
    }
    if (text === null) return { fault: '应当写是或否' };
    const own = held(`我们是${text}`).filter((held) => held === title);
    const levelled = named.length === 0 ? held(`我们是${text}${heading.words}`) : isYear(text) ? named : own;
    return levelled.length > 0
      ? { value: { has: [...new Set(levelled)] } }
      : { fault: named.length > 0 ? '应当写是或否' : '应当写否，或写级别' };
  }
  if (is === false) return { value: [] };
  if (text === null) return { fault: '应当写称号的名称' };
  const parts = text.split(/[、,，;；/\n+|]+/).filter((part) => part.trim() !== '');
  const read = parts.map((part) => ({ part, titles: called(part.trim(), fact) ?? held(`我们是${part}`) }));
  const strange = read.filter(({ titles }) => titles.length === 0).map(({ part }) => part);
  if (strange.length > 0) return { fault: `不认识“${strange.join('、')}”` };
  return { value: [...new Set(read.flatMap(({ titles }) => titles))] };
}

const isYear = (text: string): boolean => /^(?:19|20)\d{2}\D{0,2}$/.test(text);

/** The titles of all levels that a base has. */
const ofBase = (base: string, fact: NamesFact): readonly string[] =>
  Object.entries(fact.options).flatMap(([label, option]) => (option.base === base ? [label] : []));

/** The title of this very name. */
function called(name: string, fact: NamesFact): readonly string[] | null {
  const found = Object.entries(fact.options).find(
    ([label, { aliases, loose }]) => label === name || aliases.includes(name) || loose.includes(name),
  );
  return found ? [found[0]] : null;
}
