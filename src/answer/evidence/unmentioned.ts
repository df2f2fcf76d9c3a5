import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Evidence, Ranked } from './evidence.ts';

/** Words of the question, by their place in it. */
export interface AskedWords {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A topic that weighs less names nothing. */
const NAMES = 0.75;
/** A longer part is several said in one breath: which of its words is asked about is not told. */
const LONGEST = 28;

/**
 * What a question asks to be covered (网商贷算不算, 个体户能拿吗) and neither the clause nor its document mentions in any words; null where
 * it asks no such thing, or all is mentioned.
 */
export function unmentionedIn(
  evidence: Evidence,
  { clause, document }: Ranked,
  language: LanguageData,
): AskedWords | null {
  const { question, slots } = evidence;
  const { text } = question;
  if (question.aspects.some((aspect) => !PLAIN.has(aspect))) return null;
  const mentions = mentioned(evidence, { clause, document });
  const parts = [...text.matchAll(/[^，,。；;？?！!\s]+/g)].map((m) => ({ words: m[0], start: m.index }));
  for (const { words, start } of parts) {
    if (words.length > LONGEST || !language.pattern('{asks-to-be-covered}').test(words)) continue;
    const word = question.topics.find(
      (t) =>
        t.weight >= NAMES &&
        words.includes(t.word) &&
        !language.pattern('{only-asks}').test(t.word) &&
        !mentions(t.word) &&
        !slots.some((s) => s.words.includes(t.word)),
    )?.word;
    if (word === undefined) continue;
    const at = start + words.indexOf(word);
    return { text: word, start: at, end: at + word.length };
  }
  return null;
}

/** Tells whether a document, or what policies say for the asker's words, mentions a word. */
function mentioned(
  { expansions }: Evidence,
  { clause, document }: Pick<Ranked, 'clause' | 'document'>,
): (word: string) => boolean {
  const held = [document.title, ...document.clauses.flatMap((c) => [c.heading, c.text, ...c.asks]), ...clause.bodies];
  return (word) =>
    held.some((h) => h.toLowerCase().includes(word.toLowerCase())) || expansions.some((e) => e.includes(word));
}

/** True where the document mentions every name of the question, the asker's own facts aside. */
export function mentionsAll(evidence: Evidence, ranked: Ranked): boolean {
  const mentions = mentioned(evidence, ranked);
  const { question, slots } = evidence;
  return question.topics.every(
    ({ word, weight }) => weight < 1 || mentions(word) || slots.some((s) => s.words.includes(word)),
  );
}

/** Ways to ask that say nothing of what is asked. */
const PLAIN: ReadonlySet<string> = new Set(['whether', 'who']);
