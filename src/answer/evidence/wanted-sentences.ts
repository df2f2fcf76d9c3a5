import type { Clause } from '../../knowledge/document.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { GOES_ON } from '../../language/official-text.ts';
import type { Question } from '../../understand/question.ts';
import { pairsOf, type Sentence, sentencesOf } from './sentences.ts';
import { taxSentences } from './tax-rate.ts';

const MONEY = /^(?:CNY|%)/;

/** What kind of figure would answer: money and rates, counts and shares, or none in particular. */
export function wantedFigure(question: Question): 'money' | 'count' | null {
  if (question.wants.taxRate) return null;
  if (question.intents.includes('count')) return 'count';
  return question.intents.includes('amount') ? 'money' : null;
}

export function answersWith(sentence: Sentence, wanted: 'money' | 'count' | null): boolean {
  if (wanted === 'money') return sentence.figures.some((f) => MONEY.test(f.unit));
  if (wanted === 'count')
    return sentence.figures.some((f) => !/^(?:date|document|ordinal)$/.test(f.unit) && !isOneOrTwo(f));
  return true;
}

/**
 * The sentences of a clause that answer best, in the clause's order, within `budget` characters; always at least one.
 * `words` are the question's words and what policies say for them.
 */
export function pickSentences(clause: Clause, question: Question, words: string, budget: number): Sentence[] {
  const ofTax = question.wants.taxRate ? taxSentences(clause) : [];
  const sentences = ofTax.length > 0 ? ofTax : sentencesOf(clause);
  const wanted = wantedFigure(question);
  const asked = pairsOf(words);
  const scored = sentences.map((sentence, i) => {
    const own = pairsOf(sentence.text);
    const shared = [...asked].filter((p) => own.has(p)).length;
    const score = shared / Math.sqrt(own.size + 12) + (wanted && answersWith(sentence, wanted) ? 0.6 : 0);
    return { sentence, score, i };
  });
  scored.sort((a, b) => b.score - a.score || a.i - b.i);
  const best = scored[0];
  if (!best) return [];
  const picked = [best];
  let length = best.sentence.text.length;
  for (const next of scored.slice(1)) {
    if (length + next.sentence.text.length > budget) continue;
    if (next.score < best.score * 0.35 && length > budget / 2) continue;
    picked.push(next);
    length += next.sentence.text.length;
  }
  return picked.sort((a, b) => a.i - b.i).map((p) => p.sentence);
}

/** The sentences of a clause that say most of what the question is about, with those that go on with them; all where none does. */
export function sentencesAbout(
  clause: Clause,
  question: Question | null,
  expansions: readonly string[],
): readonly Sentence[] {
  const sentences = sentencesOf(clause);
  const asked = pairsOf([...(question?.topics ?? []).map((t) => t.word), ...expansions].join(' '));
  const shared = sentences.map((s) => {
    const own = pairsOf(s.text);
    return [...asked].filter((p) => own.has(p)).length;
  });
  const most = Math.max(0, ...shared);
  if (most === 0) return sentences;
  let about = false;
  return sentences.filter((s, i) => {
    about = shared[i] === most || (about && GOES_ON.test(s.text));
    return about;
  });
}
