import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { pacesIn } from '../../understand/how-often.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';
import { answersWith } from './wanted-sentences.ts';

/** How often a clause of which only the text is known pays, where it is asked whether it does every year: once, so many times at most, by the year. */
export type PaceStated = { readonly clause: Clause } & (
  | { readonly pays: 'once' | 'yearly' }
  | { readonly pays: 'times'; readonly most: Figure }
);

/** What the sentence that pays, or the one behind it, says of how often it does; null where neither says it, or nobody asks. */
export function paceStated(
  { question, own }: Evidence,
  { clause, document }: Ranked,
  language: LanguageData,
): PaceStated | null {
  if (!question.signs.ways.has('asks-each-year') || !isBare(document)) return null;
  const words = pairsOf(own.searched);
  const sentences = sentencesOf(clause);
  const [paying] = sentences
    .filter((s) => answersWith(s, 'money'))
    .sort((a, b) => sharedPairs(b.text, words) - sharedPairs(a.text, words));
  if (!paying) return null;
  const behind = sentences[sentences.indexOf(paying) + 1];
  const most = [paying, ...(behind ? [behind] : [])]
    .flatMap(({ figures }) => figures)
    .find((f) => f.noun === TIMES && f.bound === 'at-most');
  if (most) return { clause, pays: 'times', most };
  const paces = pacesIn(paying.text, language);
  if (paces.includes('one-time')) return { clause, pays: 'once' };
  return paces.includes('by-year') ? { clause, pays: 'yearly' } : null;
}
const TIMES = '次';
