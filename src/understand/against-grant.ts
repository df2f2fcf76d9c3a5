import type { Knowledge } from '../knowledge/load.ts';
import type { Span } from './span.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

/**
 * Words of a message that speak against a grant unless the text names them, and the part of the message that is told of it: a stage that
 * falls short (口头答应), others who have a share in it (租给别家飞, 两家加一块), that the firm brought it from elsewhere (在外地评的，上个月搬来), or what is only called like the `fact` (融资租赁 for a loan).
 */
export interface AgainstGrant extends QuotedStretch {
  readonly by: 'stage' | 'others' | 'place' | 'thing';
  readonly fact: string | null;
  readonly part: Span;
}

/** What speaks against a grant by classes of words. */
const BY_CLASS = [
  ['stage', 'short-of-grant'],
  ['others', 'done-with-others'],
  ['place', 'brought-along'],
] as const;

/** The words of a message that speak against a grant, those of its stage first; none that it denies (没有租给别家, 不是融资租赁). */
export function againstGrant(text: string, { language, book }: Knowledge): readonly AgainstGrant[] {
  const found = (words: string, by: AgainstGrant['by'], fact: string | null): readonly AgainstGrant[] =>
    language
      .places(words, text)
      .filter(({ start }) => !language.pattern('{denying}{filler}*$$').test(text.slice(0, start)))
      .map(({ start, end }) => ({ ...stretchAt(text, start, end), by, fact, part: partAround(text, start, end) }));
  const things = [...book.facts].flatMap(([name, fact]) =>
    'said' in fact && fact.said && 'unlike' in fact.said
      ? fact.said.unlike.flatMap((words) => found(words, 'thing', name))
      : [],
  );
  return [...BY_CLASS.flatMap(([by, name]) => found(`{${name}}`, by, null)), ...things];
}

/** The part of a text between two stops that a stretch stands in. */
const partAround = (text: string, start: number, end: number): Span => ({
  start: start - (/[^,，。;；?？!！]*$/.exec(text.slice(0, start))?.[0].length ?? 0),
  end: end + (/^[^,，。;；?？!！]*/.exec(text.slice(end))?.[0].length ?? 0),
});
