import type { Figure } from '../../language/figure.ts';
import { clauseAt, type SlotSource, wordsAround } from './source.ts';

/** 去年贴息12万到账了; 前三年贴息都到账了，一年三十来万: the figure is of an award that was had, by its own clause, or alone in the one behind. */
export function isHadOfAward(source: SlotSource, figure: Figure): boolean {
  const { pattern } = source.book.language;
  const tells = (words: string): boolean =>
    pattern('{support-was-had}').test(words) &&
    pattern('{had-of-award}').test(words) &&
    !pattern('{denying}|{ask-word}|{requests}|{loan-told}').test(words);
  const { start } = clauseAt(source, figure.start);
  const { before, after } = wordsAround(source, figure);
  if (tells(`${before}${figure.text}${after}`)) return true;
  const isAlone = pattern('^^{each-of-it}*$$').test(before) && pattern('^^{each-of-it}*[。;；!！]?$$').test(after);
  const ahead = start > 1 ? clauseAt(source, start - 2) : null;
  return isAlone && ahead !== null && tells(source.text.slice(ahead.start, ahead.end));
}
