import type { Knowledge } from '../../knowledge/load.ts';
import type { Span } from '../../understand/span.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { wordsMeasured } from './lead.ts';
import type { Lead } from './plan-to-say.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { answersWith } from './wanted-sentences.ts';
import { sentencesThatAnswer } from './within/sentences-that-answer.ts';

/** A shorter sentence tells nothing near to what is asked: 鼓励开展低空飞行. */
const TELLS = 16;
/** A topic that weighs less names nothing. */
const NAMES = 0.5;

/** Where in the clause the answer stands: the figures that lead, or the sentence that states what is asked; empty where neither is known. */
export function restsOn(lead: Lead | null, evidence: Evidence, ranked: Ranked, knowledge: Knowledge): readonly Span[] {
  if (lead?.lead === 'figure') return [lead.figure];
  if (lead?.lead === 'target') return [lead.held];
  if (lead?.lead === 'which-of') return lead.on;
  if (lead?.lead === 'passed') return [lead.most];
  if (lead?.lead === 'before-start') return lead.since ? [lead.since] : [];
  if (lead?.lead === 'fragment' || lead?.lead === 'below' || lead?.lead === 'other-money') return [];
  if (lead?.lead === 'worked' || lead?.lead === 'barred') return [];
  if (lead?.lead === 'award') {
    const { pays, cap, baseAtMost } = lead.award;
    return [...pays, cap, baseAtMost].filter((f) => f !== null);
  }
  const answering = isBare(ranked.document) ? sentencesThatAnswer(evidence, ranked) : null;
  if (answering) return answering;
  const { language } = knowledge;
  const asked = language.aspects.filter(
    ({ aspect, stated }) => stated.length > 0 && evidence.question.aspects.includes(aspect),
  );
  const words = pairsOf(wordsMeasured(evidence, ranked));
  if (asked.length === 0 && evidence.question.goesOn && isBare(ranked.document)) return saidOnce(evidence, ranked);
  const likest = (some: readonly Sentence[]): readonly Sentence[] =>
    [...some].sort((a, b) => sharedPairs(b.text, words) - sharedPairs(a.text, words)).slice(0, 1);
  const sentences = sentencesOf(ranked.clause);
  const told = asked.flatMap(({ stated }) =>
    likest(sentences.filter((s) => stated.some((p) => language.pattern(p).test(s.text)))),
  );
  // 一个月补多少，什么时候去申请: the sentence of the term tells no sum.
  const sumToo = told.length > 0 && isBare(ranked.document) && evidence.question.aspects.includes('amount');
  const pays = (s: Sentence): boolean => answersWith(s, 'money');
  return sumToo && !told.some(pays) ? [...told, ...likest(sentences.filter(pays))] : told;
}

/** Where one sentence alone says what a question that goes on brings up anew: 名下 of 那店面是我自己名下的. */
function saidOnce({ own }: Evidence, { clause }: Ranked): readonly Span[] {
  const saying = sentencesOf(clause).flatMap(({ start, text }) => {
    const words = own.topics.filter(({ word, weight }) => weight >= NAMES && word.length > 1 && text.includes(word));
    return words.length > 0 ? [words.map(({ word }) => spanOf(start + text.indexOf(word), word))] : [];
  });
  const [only, ...others] = saying;
  return only && others.length === 0 ? only : [];
}
const spanOf = (start: number, word: string): Span => ({ start, end: start + word.length });

/** Where the clause says the words of a question that it does not answer: those in the sentence that says most of them, what it is called by aside. */
export function wordsNearby({ own, question }: Evidence, { clause, document }: Ranked): readonly Span[] {
  const called = [document.title, ...clause.path, clause.heading].join(' ');
  const words = [...own.topics, ...question.topics]
    .filter(({ word, weight }) => weight >= NAMES && !called.includes(word))
    .map(({ word }) => word);
  const said = sentencesOf(clause).map(({ start, text }) =>
    [...new Set(text.length < TELLS ? [] : words)].flatMap((word) => {
      const at = text.indexOf(word);
      return at < 0 ? [] : [{ start: start + at, end: start + at + word.length }];
    }),
  );
  return said.reduce((most, spans) => (spans.length > most.length ? spans : most), []);
}
