import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import type { Question } from '../../understand/question.ts';
import { isBare } from './bare.ts';
import type { Ranked } from './evidence.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';
import { ofTheSubject } from './which-provisions.ts';

/** What is asked of applying. */
const OF_APPLYING: ReadonlySet<string> = new Set([
  'deadline',
  'window',
  'materials',
  'online',
  'phone',
  'how-to-apply',
]);
/** A topic that weighs less names nothing. */
const NAMES = 0.5;
/** So much of a word stands in a title that goes by a longer form: 跨境电商 of 跨境电子商务. */
const MOSTLY = 0.6;

/**
 * When or how to apply is asked of a document as a whole, which does not write it: the clause that says to whom one applies, rather than the
 * one of its measures that happens to be nearest; null where that says more of what is asked, or no clause says it.
 */
export function whereToApply(
  question: Question,
  nearest: Ranked,
  unsaid: readonly AspectEntry[],
  language: LanguageData,
): Ranked | null {
  const { clause, document } = nearest;
  const asked = unsaid.length > 0 && unsaid.every(({ aspect }) => OF_APPLYING.has(aspect));
  if (!asked || !isBare(document)) return null;
  const title = pairsOf(document.title);
  const isTitle = (word: string): boolean => sharedPairs(word, title) >= pairsOf(word).size * MOSTLY;
  const ofOne = question.topics.some(
    ({ word, weight }) => weight >= NAMES && !isTitle(word) && `${clause.heading} ${clause.text}`.includes(word),
  );
  if (ofOne) return null;
  const handsIn = language.pattern('{hands-in}');
  const telling = document.clauses
    .filter((one) => sentencesOf(one).some(({ text }) => handsIn.test(text)))
    .map((lead) => ({ lead, items: [] }));
  const [where] = ofTheSubject(telling, question, document, language);
  return where ? { ...nearest, clause: where.lead } : null;
}
