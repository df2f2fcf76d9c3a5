import type { Clause } from '../knowledge/document.ts';
import type { Question } from '../understand/question.ts';
import { pairsOf, type Sentence, sentencesOf } from './sentences.ts';

const MONEY = /^(?:CNY|%)/;

/** What kind of figure would answer: money and rates, counts and shares, or none in particular. */
export function wantedFigure(question: Question): 'money' | 'count' | null {
  if (question.intents.includes('count')) return 'count';
  return question.intents.includes('amount') ? 'money' : null;
}

export function answersWith(sentence: Sentence, wanted: 'money' | 'count' | null): boolean {
  if (wanted === 'money') return sentence.figures.some((f) => MONEY.test(f.unit));
  if (wanted === 'count')
    return sentence.figures.some((f) => !/^(?:date|document|ordinal)$/.test(f.unit) && !/^[一两]/.test(f.text));
  return true;
}

/**
 * The sentences of a clause that answer best, in the clause's order, within `budget` characters; always at least one.
 * `words` are the question's words and what policies say for them.
 */
export function pickSentences(clause: Clause, question: Question, words: string, budget: number): Sentence[] {
  const sentences = sentencesOf(clause);
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
