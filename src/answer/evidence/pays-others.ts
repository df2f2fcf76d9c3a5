import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { hasTerm } from '../../language/terms-in.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { answersWith, isPaid } from './wanted-sentences.ts';

/** A word's last characters name what it is a kind of: 飞机 of 轻型飞机. */
const KIND = 2;

/**
 * A clause pays, and neither its headings nor those whom any sum of it is for are called by one of the `words`: 90万元 of 年起降轻型飞机300架次的通用机场
 * is for no 轻型飞机.
 */
export function paysOthers(clause: Clause, words: readonly string[], language: LanguageData): boolean {
  const anybody = language.classes.get('carrier') ?? [];
  const paying = sentencesOf(clause).filter((sentence) => answersWith(sentence, 'money'));
  const paid = [...clause.path, clause.heading, ...paying.flatMap((sentence) => whomItPays(sentence, anybody))];
  return paying.length > 0 && !words.some((word) => paid.some((whom) => isCalled(whom, word)));
}

const isCalled = (whom: string, word: string): boolean => hasTerm(whom, word) || hasTerm(whom, word.slice(-KIND));

/** Of each part before the first sum what its last 的 leads up to; all of a part without, that ends with one, or where that may be anybody: 制定国际标准的企业. */
function whomItPays({ text, start, figures }: Sentence, anybody: readonly string[]): readonly string[] {
  const first = figures.find(isPaid);
  const before = text.slice(0, first ? first.start - start : text.length);
  return before.split(/[,，;；:：]/).map((part) => {
    const head = part.slice(part.lastIndexOf('的') + 1);
    return head === '' || anybody.some((one) => head.includes(one)) ? part : head;
  });
}
