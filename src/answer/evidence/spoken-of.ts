import type { LanguageData } from '../../knowledge/language-data.ts';
import { foldInsets } from '../../language/fold-insets.ts';
import type { Question } from '../../understand/question.ts';

/** A word of so many letters may be said in parts (高新企业 of 高新技术企业), with so many others between them at most. */
const PARTED = 3;
const BETWEEN = 4;
/** What the texts held say for a word stands for it where it weighs as much. */
const SURE = 0.7;

/**
 * Tells whether a text speaks of a word of a question: as it is said, without who (见习生) or what is done with it, spelt out (应届生 of 应届毕业生),
 * or in what policies say for it, those at large however loosely. What it does not speak of in any way may be said to be unwritten.
 */
export function spokenOfIn(
  texts: readonly string[],
  { meanings, akin }: Pick<Question, 'meanings' | 'akin'>,
  language: LanguageData,
): (word: string) => boolean {
  const printed = texts.join('\n').toLowerCase();
  const held = `${printed}\n${foldInsets(printed)}`;
  const meant = [...meanings.filter(({ weight }) => weight >= SURE), ...akin]
    .filter(({ text }) => held.includes(text.toLowerCase()))
    .map(({ said }) => said.toLowerCase());
  const less = ['^^{does-a-thing}', '{names-a-measure}', '{person-of}'].map((part) => language.pattern(part));
  const isPrinted = (word: string): boolean => held.includes(word) || isSpelt(word, held);
  return (word) => {
    const lower = word.toLowerCase();
    return (
      isPrinted(lower) ||
      less.some((part) => isWord(lower.replace(part, '')) && held.includes(lower.replace(part, ''))) ||
      meant.some((said) => said.includes(lower) || (lower.includes(said) && isWord(said)))
    );
  };
}

const isWord = (word: string): boolean => word.length > 1;

/** Its letters stand in their order in one part of a sentence, not far from each other. */
function isSpelt(word: string, held: string): boolean {
  if (word.length < PARTED || !/^\p{Script=Han}+$/u.test(word)) return false;
  const [first, ...rest] = [...word];
  for (let at = held.indexOf(first ?? ''); at >= 0; at = held.indexOf(first ?? '', at + 1)) {
    const part = /^[^，,。；;：:、\n]*/.exec(held.slice(at, at + word.length + BETWEEN))?.[0] ?? '';
    let from = 1;
    const isAll = rest.every((letter) => {
      const next = part.indexOf(letter, from);
      from = next + 1;
      return next >= 0;
    });
    if (isAll) return true;
  }
  return false;
}
