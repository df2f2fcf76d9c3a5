import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import type { Case } from './own-case.ts';
import { pairsOf, type Sentence, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';

/** A longer stretch between two sums is no name alone. */
const LONGEST = 8;
/** A single character tells no kind from another. */
const NAMES = 2;

/** 博士每人10000元、硕士每人7000元、其他每人5000元: what is paid for the one kind that the message names. */
export function byNamed({ clause, language, evidence }: Case, sentences: readonly Sentence[]): UncheckedWork | null {
  const told = evidence.own.topics.map(({ word }) => word).filter(({ length }) => length >= NAMES);
  for (const sentence of sentences) {
    const kinds = kindsIn(clause.text, sentence, language);
    const [only, ...others] = kinds.filter(({ name }) => told.some((word) => name.endsWith(word)));
    if (kinds.length > 1 && only && others.length === 0 && isThere(sentence.text, evidence.own.searched, language))
      return { lead: 'worked', as: 'step', sure: true, clause, sentences: [sentence], said: null, pays: only.pays };
  }
  return null;
}

/** The message says that the work is where the sentence asks it to be. */
function isThere(text: string, asked: string, language: LanguageData): boolean {
  const area = language.pattern('{works-in-area}').exec(text)?.[1];
  return area === undefined || sharedPairs(area, pairsOf(asked)) > 0;
}

/** Sums for a person each that follow each other, with the name before each. */
function kindsIn(
  text: string,
  { start, figures }: Sentence,
  language: LanguageData,
): readonly { readonly name: string; readonly pays: Figure }[] {
  return figures.flatMap((pays, i) => {
    if (pays.unit !== 'CNY/count') return [];
    const before = text.slice(figures[i - 1]?.end ?? start, pays.start);
    const [each] = language.places('{for-each-person}$$', before);
    const name = each && /\p{Script=Han}*$/u.exec(before.slice(0, each.start))?.[0].slice(-LONGEST);
    return name ? [{ name, pays }] : [];
  });
}
