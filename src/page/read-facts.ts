import { type GivenCase, readGiven } from '../calculate/value/case.ts';
import { readValue } from '../calculate/value/value.ts';
import { InputError } from '../errors.ts';
import type { FactBook } from '../knowledge/fact.ts';
import { readQuantity } from '../language/quantity.ts';
import { type FormField, isList, type ListField } from './fact-fields.ts';
import { narrowestPlace } from './narrowest-place.ts';

/** What was filled in. */
export interface Filled {
  /** The words of each field, by its key; those of an item behind the list's name and its number. */
  readonly words: ReadonlyMap<string, string>;
  /** How many items of each list are shown. */
  readonly rows: ReadonlyMap<string, number>;
  /** Null where something can't be. */
  readonly given: GivenCase | null;
  /** What is wrong, by key; '' is the whole. */
  readonly faults: ReadonlyMap<string, string>;
}

/** Items of a list that a form shows at most. */
const MOST_ROWS = 20;
/** Longest answer, in UTF-16 units. */
const LONGEST = 60;

export const keyOfItem = (list: string, row: number, field: string): string => `${list}:${row}:${field}`;

/** Reads what a form says of an enterprise. `one` gives a field of the form; what is left empty is not known. */
export function readFacts(
  fields: readonly (FormField | ListField)[],
  one: (name: string) => string,
  book: FactBook,
): Filled {
  const words = new Map<string, string>();
  const rows = new Map<string, number>();
  const faults = new Map<string, string>();
  const facts: Record<string, unknown> = {};
  const read = (field: FormField, key: string): unknown => {
    const said = one(`fact:${key}`).trim().slice(0, LONGEST);
    const unit = one(`unit:${key}`);
    if (said === '') return undefined;
    words.set(key, said);
    words.set(`unit:${key}`, unit);
    const raw = rawOf(field, said.normalize('NFKC'), unit, book);
    try {
      if (field.control.kind !== 'pick' || field.control.title === null) readValue(field.fact, raw, book);
      return raw;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.set(key, error.message);
      return undefined;
    }
  };
  for (const field of fields) {
    if (isList(field)) {
      const count = rowsOf(one(`rows:${field.list}`), one('add') === field.list);
      rows.set(field.list, count);
      const items = Array.from({ length: count }, (_, row) =>
        Object.fromEntries(
          field.fields.flatMap((each) => {
            const value = read(each, keyOfItem(field.list, row, each.key));
            return value === undefined ? [] : [[each.fact, value]];
          }),
        ),
      ).filter((item) => Object.keys(item).length > 0);
      if (items.length > 0) facts[field.list] = items;
    } else {
      const value = read(field, field.key);
      if (value !== undefined) facts[field.fact] = joined(facts[field.fact], value);
    }
  }
  return { words, rows, faults, given: faults.size > 0 ? null : givenOf(facts, book, faults) };
}

function givenOf(
  facts: Readonly<Record<string, unknown>>,
  book: FactBook,
  faults: Map<string, string>,
): GivenCase | null {
  try {
    return readGiven(facts, book);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.set('', error.message);
    return null;
  }
}

/** A figure without a unit has the one that stands beside it. */
function rawOf({ fact, control }: FormField, said: string, unit: string, book: FactBook): unknown {
  if (control.kind === 'words') return book.get(fact)?.type === 'place' ? (narrowestPlace(said) ?? said) : said;
  if (control.kind === 'pick') {
    if (control.title !== null) return said === 'yes' ? { has: [control.title] } : { lacks: [control.title] };
    return said === 'yes' ? true : said === 'no' ? false : said;
  }
  const bare = readQuantity(said)?.unit === 'number' && /^[\d.,，\s]+$/.test(said);
  const beside = control.units.includes(unit) ? unit : (control.units[0] ?? '');
  return bare ? `${said}${beside}` : said;
}

/** What several fields say of one list of names. */
function joined(before: unknown, more: unknown): unknown {
  if (before === undefined) return more;
  const names = (of: unknown, key: 'has' | 'lacks'): readonly string[] =>
    (of as { readonly [K in typeof key]?: readonly string[] })[key] ?? [];
  return {
    has: [...names(before, 'has'), ...names(more, 'has')],
    lacks: [...names(before, 'lacks'), ...names(more, 'lacks')],
  };
}

function rowsOf(said: string, more: boolean): number {
  const rows = Math.max(1, Math.trunc(Number(said)) || 1) + (more ? 1 : 0);
  return Math.min(rows, MOST_ROWS);
}
