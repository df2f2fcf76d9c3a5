import { type FactBook, titleCalled } from '../knowledge/fact.ts';

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

function laddersOf(book: FactBook): [string, string][] {
  return [...book.values()].flatMap((fact) => (fact.type === 'names' ? Object.entries(fact.said?.ladders ?? {}) : []));
}
