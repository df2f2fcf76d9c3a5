import { type FactBook, factInRole, type NamesFact, titleCalled } from '../knowledge/fact.ts';
import { levelIn } from './slots/level-answer.ts';
import { titlesCalled } from './slots/titles.ts';

/** On which ladder a recognition stands, and how high; null where on none. */
export function rungOf(title: string, book: FactBook): { readonly ladder: string; readonly height: number } | null {
  const { ladder, rank } = titleCalled(title, book)?.option ?? {};
  return ladder === undefined || rank === undefined ? null : { ladder, height: rank };
}

/** The ladder that a word of the asker's belongs to; the first where it is on none. */
export function ladderOf(word: string, book: FactBook): string {
  const ladders = laddersOf(book);
  return ladders.find(([, called]) => book.language.pattern(called).test(word))?.[0] ?? ladders[0]?.[0] ?? '';
}

/** Whether a text speaks of a ladder's recognitions. */
export function speaksOf(text: string, ladder: string, book: FactBook): boolean {
  return laddersOf(book).some(([name, called]) => name === ladder && book.language.pattern(called).test(text));
}

/** The titles that a word of the asker's may be, of the levels that they name, or of all. */
export function titlesMeant(word: string, levels: readonly string[], book: FactBook): readonly string[] {
  const fact = recognitionsOf(book);
  if (!fact || word === '') return [];
  const called = [...(titlesCalled(fact, book).get(word.toLowerCase())?.levels.values() ?? [])];
  const all = called.length > 0 ? called : Object.keys(fact.options).filter((title) => title.includes(word));
  const ofLevel = all.filter((title) => levels.includes(levelIn(title) ?? ''));
  return ofLevel.length > 0 ? ofLevel : all;
}

/** The recognitions of a ladder that stand lower than `height` and higher than `held`, one of each height, the lowest first. */
export function rungsBetween(ladder: string, held: number, height: number, book: FactBook): readonly string[] {
  const lower = Object.entries(recognitionsOf(book)?.options ?? {}).flatMap(([title, { ladder: of, rank }]) =>
    of === ladder && rank !== undefined && rank > held && rank < height ? [{ title, rank }] : [],
  );
  const first = lower.filter(({ rank }, i) => lower.findIndex((one) => one.rank === rank) === i);
  return first.sort((a, b) => a.rank - b.rank).map(({ title }) => title);
}

function recognitionsOf(book: FactBook): NamesFact | null {
  const fact = book.get(factInRole(book, 'recognitions'));
  return fact?.type === 'names' ? fact : null;
}

function laddersOf(book: FactBook): [string, string][] {
  return [...book.values()].flatMap((fact) => (fact.type === 'names' ? Object.entries(fact.said?.ladders ?? {}) : []));
}
