import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import type { Pay } from './pays-in.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** For whom and how long a clause pays again and again, and what its ceiling is of. */
export interface TermsOfPay {
  /** So much for each person (每人, a share of a wage). */
  readonly eachPerson: boolean;
  /** So much for each month. */
  readonly monthly: boolean;
  /** So much for each year. */
  readonly yearly: boolean;
  /** How long it is paid at most. */
  readonly longest: Figure | null;
  /** A stretch of time that has to be over first: what is told of it may be that. */
  readonly waits: boolean;
  readonly capOf: 'person' | 'month' | 'year' | 'all';
}

const TIME: ReadonlySet<string> = new Set(['month', 'year']);
const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);

/** The terms of what a sentence pays, by the words right around the sum or share and by the stretch of time behind it. */
export function termsOfPay(clause: Clause, pay: Pay, language: LanguageData): TermsOfPay {
  const { sentence, held, cap } = pay;
  const shows = (words: string, text: string): boolean => language.pattern(words).test(text);
  const last = sentence.figures.filter((f) => f.end <= held.start).at(-1);
  const before = partBefore(clause.text.slice(last?.end ?? sentence.start, held.start));
  const behind = clause.text.slice(held.end, held.end + BEHIND);
  const ofWage = pay.pays === 'share' && shows('{wage-of-month}', pay.of);
  const toCap = cap ? partBefore(clause.text.slice(held.end, cap.start)) : '';
  return {
    eachPerson: ofWage || shows('{for-each-person}', before) || held.noun.endsWith('人'),
    monthly: ofWage || shows('{for-each-month}', before) || shows('^^{month-behind-stroke}', behind),
    yearly: shows('{for-each-year}', before) || shows('^^{year-behind-stroke}', behind),
    longest: longestOf(clause, sentence, held, language),
    waits: sentence.figures.some((f) => TIME.has(f.unit) && FLOORS.has(f.bound) && f.end <= held.start),
    capOf: shows('{for-each-month}', toCap)
      ? 'month'
      : shows('{for-each-person}', toCap)
        ? 'person'
        : shows('{for-each-year}', toCap)
          ? 'year'
          : 'all',
  };
}

/** /人/月 stands so near behind a sum. */
const BEHIND = 8;
const partBefore = (words: string): string => /(?:[^，,。；;]*[，,])?[^，,。；;]*$/.exec(words)?.[0] ?? '';

/** 最长不超过12个月, behind the sum or in the sentence that goes on; 连续6年 before it. */
function longestOf(clause: Clause, sentence: Sentence, held: Figure, language: LanguageData): Figure | null {
  const next = sentencesOf(clause).find((s) => s.start >= sentence.end);
  const goesOn = next && language.pattern('^^{paid-so-long}').test(next.text) ? next.figures : [];
  const behind = [...sentence.figures.filter((f) => f.start >= held.end), ...goesOn];
  const limit = behind.find((f) => TIME.has(f.unit) && f.bound === 'at-most');
  if (limit) return limit;
  const runs = sentence.figures.filter(
    (f) => TIME.has(f.unit) && language.pattern('{years-running}$$').test(clause.text.slice(sentence.start, f.start)),
  );
  return runs.length === 1 ? (runs[0] ?? null) : null;
}
