import type { LanguageData } from '../knowledge/language-data.ts';
import { isInPassing } from './in-passing.ts';
import type { Span } from './span.ts';

/** What tells whether words like 还算数, 过期, 作废 are said of a text or of something of the asker's, by name. */
interface TermSigns {
  /** The stretch that they stand in speaks of a text; another stretch does; one is named by its year. */
  readonly named: number;
  readonly besides: number;
  readonly ofYear: number;
  /** Their stretch, or the one before it, tells a time from now on; theirs something in hand, something that runs out; it asks; the message is no more. */
  readonly now: number;
  readonly inHand: number;
  readonly runsOut: number;
  readonly asks: number;
  readonly alone: number;
  /** They are said of texts alone: 废止. */
  readonly ofTexts: number;
  /** They only tell what something else is asked of; something came about a while ago. */
  readonly told: number;
  readonly ago: number;
}

/**
 * Learned from 199 messages that say such words, 131 of them of a text (logistic regression): of those that it did not learn
 * from it takes 10 of 68 for ones of a text, and 2 of 131 for ones that are none.
 */
const BIAS = -1.67;
const WEIGHTS: TermSigns = {
  named: 3.15,
  besides: 2.23,
  ofYear: 0.94,
  now: 1.25,
  inHand: -1.51,
  runsOut: -1.25,
  asks: 1.17,
  alone: 0.44,
  ofTexts: 0.84,
  told: -1.01,
  ago: -2.31,
};

const ASKS = ['{ask-word}', '{verb-not-verb}', '{asks-to-be-covered}', '{requests}', '{asks-whether-it-holds}'];
const STRETCH = /[^,，。;；:：?？!！]+[?？]?/gu;

/** Whether words of validity at a place of a message ask for the term of a text, and not whether a thing of the asker's still counts. */
export function asksForTerm(text: string, at: Span, language: LanguageData): boolean {
  const signs = termSigns(text, at, language);
  return Object.entries(signs).reduce((sum, [name, sign]) => sum + sign * WEIGHTS[name as keyof TermSigns], BIAS) > 0;
}

/** The signs of a place in a message that says such words. */
function termSigns(text: string, at: Span, language: LanguageData): TermSigns {
  const shows = (words: string, ...names: readonly string[]): number =>
    Number(names.some((name) => language.pattern(name).test(words)));
  const parts = [...text.matchAll(STRETCH)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const first = parts.findLastIndex((p) => p.start <= at.start);
  const start = parts[first]?.start ?? 0;
  const end = parts.find((p) => p.end >= at.end)?.end ?? text.length;
  const own = text.slice(start, end);
  const rest = `${text.slice(0, start)}。${text.slice(end)}`;
  return {
    named: shows(own, '{text-spoken-of}'),
    besides: shows(rest, '{text-spoken-of}'),
    ofYear: shows(text, '{text-of-year}'),
    now: shows(text.slice(parts[first - 1]?.start ?? start, end), '{time-by-now}'),
    inHand: shows(own, '{thing-in-hand}'),
    runsOut: shows(text.slice(at.start, at.end), '到期'),
    asks: shows(own.replace(/[?？]$/, ''), ...ASKS),
    alone: Number(start === 0 && end === text.length),
    ofTexts: shows(text.slice(at.start, at.end), '{said-of-texts}'),
    told: Number(isInPassing(text, at, language)),
    ago: shows(text, '{while-ago}'),
  };
}
