import { type FactBook, factInRole } from '../../knowledge/fact.ts';
import { everywhere } from '../../language/pattern.ts';
import type { Before } from '../before.ts';

/** The known fact that a word means: 贷款 for 年度贷款总额; null where none. */
export function factCalled(
  word: string,
  { facts, notes }: Pick<Before, 'facts' | 'notes'>,
  book: FactBook,
): string | null {
  const plain = word.replace(everywhere(book.language.pattern('{of-a-fact}'), 'gu'), '');
  if (plain.length < 2) return null;
  const alike = book.language.pattern('{recognition}|{title-word}').test(plain)
    ? factInRole(book, 'recognitions')
    : plain;
  const called = [...facts.keys()].find((fact) => fact.includes(alike) || alike.includes(fact));
  // 营收, as it was said: 营收9000万.
  return called ?? [...notes].find(([, { words }]) => words.includes(plain))?.[0] ?? null;
}
