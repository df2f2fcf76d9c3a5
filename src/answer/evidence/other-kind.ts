import type { Question } from '../../understand/question.ts';
import type { Ranked } from './evidence.ts';

/**
 * True where a clause is found by the last word of a compound alone, and says another kind of it: 科技保险 of 出口信用保险. The word that
 * distinguishes decides.
 */
export function isOfAnotherKind({ clause }: Ranked, { meanings }: Question): boolean {
  return meanings.some(
    ({ said, text, kind }) =>
      text.length > said.length &&
      text.endsWith(said) &&
      clause.text.includes(text) &&
      kind !== null &&
      !clause.text.includes(kind + said),
  );
}
