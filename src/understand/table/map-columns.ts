import type { Cell, MappedColumn } from '../../contract/cell-table.ts';
import { type Fact, type FactBook, factInRole } from '../../knowledge/fact.ts';
import { isTitles, type Slot, titlesHeld } from '../slots/slot.ts';
import { tradesIn } from '../trades.ts';
import type { ColumnRead } from './cell-reading.ts';
import { type ColumnHeading, readHeading } from './column-heading.ts';
import { cellReader } from './read-cell.ts';
import { slotsOfWords } from './slots-of-words.ts';

/** So many cells of a column show what it holds. */
const SAMPLE = 12;

/** What each column of a table is used for, by its heading and by its first cells; both are read as a message is. `today`: ISO. */
export function mapColumns(
  headings: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  book: FactBook,
  today: string,
): readonly MappedColumn[] {
  const columns = headings.map((cell, at) => {
    const heading = typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
    const cells = rows.flatMap((row) => row[at] ?? []).slice(0, SAMPLE);
    return heading === ''
      ? unused(at, heading, cells.length > 0 ? '没有表头' : null)
      : mapColumn(at, heading, cells, book, today);
  });
  const isRead = ({ at, heading, use }: MappedColumn): boolean => {
    if (use === null || typeof use !== 'object') return true;
    const cells = rows
      .map((row) => row[at] ?? null)
      .filter((cell) => cell !== null)
      .slice(0, SAMPLE);
    return readsOf(use, readHeading(heading, book.language), cells, book, today) === cells.length;
  };
  return onceEach(columns, isRead, book);
}

const unused = (at: number, heading: string, why: string | null): MappedColumn => ({ at, heading, use: null, why });

function mapColumn(at: number, heading: string, cells: readonly Cell[], book: FactBook, today: string): MappedColumn {
  const { pattern } = book.language;
  const read = readHeading(heading, book.language);
  const used = (use: MappedColumn['use']): MappedColumn => ({ at, heading, use, why: null });
  if (pattern('^^(?:{heading-of-name})$$').test(read.words)) return used('name');
  const { fact, year } = ofHeading(read, cells, book, today);
  if (fact && year !== null) return unused(at, heading, `说的是 ${year} 年，和今年的不能混用`);
  if (fact) return used({ fact: fact.fact, title: fact.title });
  if (pattern('^^(?:{heading-of-trade})$$').test(read.words)) return used('trade');
  const shown = ofCells(read, cells, book, today);
  if (shown) return used({ fact: shown.fact, title: null });
  const trades = cells.filter((cell) => typeof cell === 'string' && tradesIn(cell, book.language).length > 0);
  if (trades.length > 0 && pattern('{heading-of-trade}').test(read.words)) return used('trade');
  return unused(at, heading, '没有对应的事实');
}

/**
 * Two columns for one place or for titles are read together; of several for one other fact the one is used whose cells are all read, where
 * the others' are not, else none.
 */
function onceEach(
  columns: readonly MappedColumn[],
  isRead: (column: MappedColumn) => boolean,
  book: FactBook,
): readonly MappedColumn[] {
  const useOf = ({ use }: MappedColumn): string | null => (use !== null && typeof use === 'object' ? use.fact : use);
  return columns.map((column) => {
    const name = useOf(column);
    const type = name === null ? undefined : book.get(name)?.type;
    if (name === null || type === 'names' || type === 'place' || name === 'trade') return column;
    const twins = columns.filter((other) => useOf(other) === name);
    if (twins.length === 1) return column;
    const sound = name === 'name' ? twins.slice(0, 1) : twins.filter(isRead);
    if (sound.length === 1 && sound[0] === column) return column;
    const others = twins.filter((other) => other !== column).map(({ heading }) => `“${heading}”`);
    return unused(column.at, column.heading, `和${others.join('、')}说的是同一件事：只留一列`);
  });
}

type Candidate = Omit<ColumnRead, 'heading'>;

/** The fact that a heading names: that of its own name, else that which most of the cells below fit. `year`: it tells of another year. */
function ofHeading(
  heading: ColumnHeading,
  cells: readonly Cell[],
  book: FactBook,
  today: string,
): { readonly fact: Candidate | null; readonly year: number | null } {
  if (book.has(heading.words)) return { fact: { fact: heading.words, title: null }, year: null };
  const [, told, rest] = book.language.pattern('^^(20\\d\\d){year-tail}?(.+)$$').exec(heading.words) ?? [];
  const year = told === undefined ? null : Number(told);
  const thisYear = Number(today.slice(0, 4));
  const words = rest ?? heading.words;
  const plain = bestOf(namedBy(words, book, today), { ...heading, words }, cells, book, today);
  if (year === null || year === thisYear || plain === null || !isYearly(book.get(plain.fact)))
    return { fact: plain, year: null };
  // Last year's revenue is a fact of its own, last year's loans are none.
  const own = bestOf(
    namedBy(`${year === thisYear - 1 ? '去年' : told}${words}`, book, today),
    heading,
    cells,
    book,
    today,
  );
  return own && own.fact !== plain.fact ? { fact: own, year: null } : { fact: plain, year };
}

const isYearly = (fact: Fact | undefined): boolean => fact?.yearly === true;

/** Facts that a heading may be about, likest first: what the readers of messages take from it beside a value of each kind, then the one whose name holds it. */
function* namedBy(words: string, book: FactBook, today: string): Generator<Candidate> {
  for (const slot of slotsOfWords(`我们是${words}`, book, today)) {
    if (isTitles(slot.value)) yield { fact: slot.fact, title: titlesHeld(slot.value)[0] ?? baseOf(slot, book) };
    else if (slot.value === true || slot.value === false) yield { fact: slot.fact, title: null };
  }
  for (const { types, value } of VALUES) {
    const said = slotsOfWords(`${words}${value}`, book, today);
    // What a value says with no heading before it, the heading does not say.
    const alone = said.length > 0 ? saidAlone(value, book, today) : [];
    for (const { fact: name } of said) {
      const fact = book.get(name);
      if (fact && types.includes(fact.type) && (!alone.includes(name) || isNamed(fact, words, book)))
        yield { fact: name, title: null };
    }
  }
  const near = [...book.keys()].filter((name) => words.length > 3 && (name.includes(words) || words.includes(name)));
  if (near.length === 1 && near[0]) yield { fact: near[0], title: null };
}

const ALONE = new WeakMap<FactBook, Map<string, readonly string[]>>();

function saidAlone(value: string, book: FactBook, today: string): readonly string[] {
  const known = ALONE.get(book) ?? new Map<string, readonly string[]>();
  ALONE.set(book, known);
  const facts = known.get(value) ?? slotsOfWords(value, book, today).map(({ fact }) => fact);
  known.set(value, facts);
  return facts;
}

/** What titles of several levels go by: 专精特新小巨人. */
function baseOf({ fact, ambiguous = [], words }: Slot, book: FactBook): string {
  const named = book.get(fact);
  const bases = named?.type === 'names' ? ambiguous.map((title) => named.options[title]?.base) : [];
  return bases[0] ?? words;
}

const VALUES: readonly { readonly types: readonly Fact['type'][]; readonly value: string }[] = [
  { types: ['amount'], value: '500万元' },
  { types: ['rate'], value: '5%' },
  { types: ['rate'], value: '是5%' },
  { types: ['number'], value: '5个' },
  { types: ['number'], value: '6个月' },
  { types: ['number'], value: '5吨' },
  { types: ['number'], value: '50小时' },
  { types: ['number'], value: '50架次' },
  { types: ['year'], value: '2023年' },
];

/** A noun of the fact stands in the heading. */
const isNamed = (fact: Fact, words: string, { language }: FactBook): boolean =>
  (fact.type === 'number' ? (fact.said?.nouns ?? []) : []).some(({ say }) => language.pattern(say).test(words));

/** How many of the cells a candidate reads. */
function readsOf(
  candidate: Candidate,
  heading: ColumnHeading,
  cells: readonly Cell[],
  book: FactBook,
  today: string,
): number {
  const read = cellReader({ ...candidate, heading }, book, today);
  return cells.filter((cell) => {
    const reading = read(cell);
    return reading !== null && 'value' in reading;
  }).length;
}

/** The candidate that reads most of the cells; the first of those that read as many, or all. */
function bestOf(
  candidates: Iterable<Candidate>,
  heading: ColumnHeading,
  cells: readonly Cell[],
  book: FactBook,
  today: string,
): Candidate | null {
  let best: { readonly candidate: Candidate; readonly read: number } | null = null;
  const told = cells.filter((cell) => cell !== null).length;
  for (const candidate of candidates) {
    const read = readsOf(candidate, heading, cells, book, today);
    if (best === null || read > best.read) best = { candidate, read };
    if (told > 0 && read === told) break;
  }
  return best?.candidate ?? null;
}

/** What the cells are, whatever the heading says: places, titles, options of a choice, or what states one truth: 小型, 大型企业. */
function ofCells(heading: ColumnHeading, cells: readonly Cell[], book: FactBook, today: string): Candidate | null {
  const words = cells.filter((cell): cell is string => typeof cell === 'string');
  if (words.length === 0 || words.length < cells.length) return null;
  const home = factInRole(book, 'home');
  const named = [...book].flatMap(([name, { type }]) => (type === 'names' || type === 'choice' ? [name] : []));
  for (const fact of [home, ...named]) {
    const candidate = { fact, title: null };
    if (readsOf(candidate, { ...heading, words: '' }, words, book, today) * 2 > words.length) return candidate;
  }
  const stated = words.flatMap((cell) => factFigureAt(cell, book, today) ?? []);
  const [fact] = stated;
  return fact !== undefined && stated.length * 2 > words.length && stated.every((other) => other === fact)
    ? { fact, title: null }
    : null;
}

/** The one truth that a cell states of a firm. */
function factFigureAt(cell: string, book: FactBook, today: string): string | null {
  const facts = [cell, `${cell}企业`].map((words) =>
    slotsOfWords(`我们是${words}`, book, today).filter(({ value }) => typeof value === 'boolean'),
  );
  const said = facts.find((slots) => slots.length === 1);
  return said?.[0]?.fact ?? null;
}
