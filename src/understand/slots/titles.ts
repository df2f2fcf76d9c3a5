import type { FactBook, NamesFact } from '../../knowledge/fact.ts';
import { type ByLevel, levelNamed } from './levels.ts';

/** What a title may be called, without its level, and the options that it then is; `loose` where it is read so with a note. */
export interface TitleForm {
  readonly levels: ByLevel;
  readonly loose: ReadonlySet<string>;
}

/** Everything that a fact's titles are called, in small letters. */
export function titlesCalled(fact: NamesFact, book: FactBook): ReadonlyMap<string, TitleForm> {
  const known = CALLED.get(fact) ?? namesOf(fact, book);
  CALLED.set(fact, known);
  return known;
}
const CALLED = new WeakMap<NamesFact, ReadonlyMap<string, TitleForm>>();

function namesOf(fact: NamesFact, book: FactBook): ReadonlyMap<string, TitleForm> {
  const called = new Map<string, { levels: Map<Parameters<ByLevel['get']>[0], string>; loose: Set<string> }>();
  const add = (name: string, level: Parameters<ByLevel['get']>[0], option: string, loose = false) => {
    const key = name.toLowerCase();
    const entry = called.get(key) ?? { levels: new Map(), loose: new Set() };
    if (!entry.levels.has(level)) entry.levels.set(level, option);
    if (loose) entry.loose.add(option);
    called.set(key, entry);
  };
  const prefix = book.language.pattern('^^({level-word})(?=.{2})');
  const split = (name: string, option: string, loose: boolean) => {
    const word = prefix.exec(name)?.[1] ?? '';
    add(name.slice(word.length), levelNamed({ book }, word) ?? '', option, loose);
  };
  for (const [option, { base, level, aliases, loose }] of Object.entries(fact.options)) {
    if (base === undefined) split(option, option, false);
    else for (const name of [base, ...(fact.said?.bases[base] ?? [])]) add(name, level ?? '', option);
    for (const alias of aliases) split(alias, option, false);
    for (const name of loose) split(name, option, true);
  }
  return called;
}

/** The options of one base, that is those that differ by their level alone; the option itself where it has none. */
export function siblings(fact: NamesFact, option: string): string[] {
  const base = fact.options[option]?.base;
  return base === undefined ? [option] : Object.keys(fact.options).filter((o) => fact.options[o]?.base === base);
}
