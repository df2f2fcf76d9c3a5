import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { provisionsOf } from '../../knowledge/provision.ts';
import type { Ranked } from './evidence.ts';
import { paysIn } from './pays-in.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';

/** A sentence of a clause that pays nothing, which says what is asked of whoever another one pays. */
export interface Beside {
  readonly clause: Clause;
  readonly sentence: Sentence;
}

const ASKED = '{asked-of-applicants}';
/** So much of the words that name who or what is asked must stand in the clause that pays. */
const SAME = 0.5;

/** What the clauses of its document that pay nothing ask of whoever a clause pays: the conditions for all, and those that go back to it or name what it pays for. */
export function conditionsBeside({ clause, document }: Ranked, language: LanguageData): readonly Beside[] {
  const paid = pairsOf(`${clause.heading} ${clause.text}`);
  const leads = new Map(
    provisionsOf(document).flatMap(({ lead, items }) => items.map((item) => [item.id, lead] as const)),
  );
  const isOfPaid = (words: string): boolean => {
    const [at] = language.places('{asked-of}', words);
    const named = at ? pairsOf(telling(words.slice(at.start, at.end), language)) : new Set<string>();
    return named.size === 0 || [...named].filter((pair) => paid.has(pair)).length >= named.size * SAME;
  };
  const at = document.clauses.indexOf(clause);
  const next = document.clauses.findIndex((c, i) => i > at && paysIn(c, sentencesOf(c), language).length > 0);
  return document.clauses.flatMap((other, i) => {
    if (paysIn(other, sentencesOf(other), language).length > 0) return [];
    const lead = leads.get(other.id);
    const above = [...other.path, other.heading, lead === other ? '' : (lead?.text ?? '')].join('\n');
    const forAll = language.pattern(ASKED).test(above);
    const goesBack = i > at && (next < 0 || i < next);
    return sentencesOf(other)
      .filter(
        ({ text }) =>
          (forAll || language.pattern(goesBack ? `${ASKED}|{asked-of-those-before}` : ASKED).test(text)) &&
          isOfPaid(lead?.text ?? '') &&
          isOfPaid(text),
      )
      .map((sentence) => ({ clause: other, sentence }));
  });
}

/** Words without those that name any applicant, or any award. */
export const telling = (words: string, language: LanguageData): string =>
  language
    .places('{any-applicant}', words)
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}，${rest.slice(end)}`, words);

/** Of some sentences those first that say most of what is asked. */
export const likeAsked = (some: readonly Beside[], searched: string): readonly Beside[] => {
  const words = pairsOf(searched);
  return [...some].sort((a, b) => sharedPairs(b.sentence.text, words) - sharedPairs(a.sentence.text, words));
};
