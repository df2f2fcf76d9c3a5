import type { Clause } from '../../knowledge/document.ts';
import { type Figure, isSumOrRate } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { GOES_ON } from '../../language/official-text.ts';
import type { Question } from '../../understand/question.ts';
import { pairsOf, pairsOfSentence, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { taxSentences } from './tax-rate.ts';

const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above', 'below']);

/** What kind of figure would answer: money and rates, counts and shares, or none in particular. */
export function wantedFigure(question: Question): 'money' | 'count' | null {
  if (question.signs.taxRate) return null;
  if (question.aspects.includes('count')) return 'count';
  return question.aspects.includes('amount') ? 'money' : null;
}

export function answersWith(sentence: Sentence, wanted: 'money' | 'count' | null): boolean {
  // 销售价格不低于500万元 asks for a sum and pays none.
  if (wanted === 'money') return sentence.figures.some(isPaid);
  if (wanted === 'count')
    return sentence.figures.some((f) => !/^(?:date|document|ordinal)$/.test(f.unit) && !isOneOrTwo(f));
  return true;
}

/** A sum or a rate that is no floor. */
export const isPaid = (f: Figure): boolean => isSumOrRate(f) && !(f.unit === 'CNY' && FLOORS.has(f.bound));

/** A sentence, and how much it says to a question. */
interface Scored {
  readonly sentence: Sentence;
  readonly score: number;
}

/** How much better the best sentence must be to stand for the others. */
const CLEARLY = 1.12;
/** A further sentence says almost as much as the best. */
const ALMOST = 0.6;
/** Pairs that every sentence is counted as having: a short one says not much more for being short. */
const LEAST = 12;
/** Less than this is not left alone, whatever the budget. */
const ENOUGH = 60;

/** How much each sentence of a clause says to a question, by its words and by the kind of figure that is asked for. */
export const scoresOf = (
  sentences: readonly Sentence[],
  question: Question,
  words: string,
): ReadonlyMap<Sentence, number> =>
  new Map(scored(sentences, question, words).map(({ sentence, score }) => [sentence, score]));

/** The sentence of a clause that says most to a question; null where another says as much. */
export function clearlyBest(clause: Clause, question: Question, words: string): Sentence | null {
  const [first, second] = scored(sentencesOf(clause), question, words);
  return first && first.score > (second?.score ?? 0) * CLEARLY ? first.sentence : null;
}

/** The sentence of a clause that says most to a question, the first of those that say as much; null where it has none. */
export const likeliest = (clause: Clause, question: Question, words: string): Sentence | null =>
  scored(sentencesOf(clause), question, words)[0]?.sentence ?? null;

/**
 * The sentences of a clause that answer best, in the clause's order, within `budget` characters; always at least one.
 * `words` are the question's words and what policies say for them.
 */
export function pickSentences(clause: Clause, question: Question, words: string, budget: number): Sentence[] {
  const ofTax = question.signs.taxRate ? taxSentences(clause) : [];
  const sentences = ofTax.length > 0 ? ofTax : sentencesOf(clause);
  const [best, ...others] = scored(sentences, question, words);
  if (!best) return [];
  const picked = [best.sentence];
  let length = best.sentence.text.length;
  for (const { sentence, score } of others) {
    const goesOn = GOES_ON.test(sentence.text) && picked.some((p) => p.end <= sentence.start);
    const further = score >= best.score * ALMOST || goesOn || length < ENOUGH;
    if ((length + sentence.text.length > budget && length >= ENOUGH) || !further) continue;
    picked.push(sentence);
    length += sentence.text.length;
  }
  return withAward(clause, picked, sentences, budget, wantedFigure(question) === 'money');
}

/** For the whole of an award a quotation may be so much longer. */
const ROOM = 1.5;

/**
 * The sentences picked with those that tell the rest of an award that one of them tells, or any where a sum is wanted: none with a sum or
 * rate of the same paragraph is left out while one without stays; that one goes first where there is no room. In the clause's order.
 */
export function withAward(
  clause: Clause,
  picked: readonly Sentence[],
  sentences: readonly Sentence[],
  budget: number,
  wanted: boolean,
): Sentence[] {
  const room = budget * ROOM;
  const grants = (s: Sentence): boolean => answersWith(s, 'money');
  const telling = picked.filter(grants);
  const told = telling.length === 0 && wanted ? picked : telling;
  if (told.length === 0 || telling.length === picked.length) return [...picked].sort((a, b) => a.start - b.start);
  const oneParagraph = (a: Sentence, b: Sentence): boolean =>
    !clause.text.slice(Math.min(a.start, b.start), Math.max(a.end, b.end)).includes('\n');
  const award = sentences.filter((s) => grants(s) && (told.includes(s) || told.some((t) => oneParagraph(s, t))));
  const besides = picked.filter((s) => !grants(s));
  const length = (some: readonly Sentence[]): number => some.reduce((sum, s) => sum + s.text.length, 0);
  while (besides.length > 0 && length(award) + length(besides) > room) besides.pop();
  return (length(award) <= room ? [...award, ...besides] : [...picked]).sort((a, b) => a.start - b.start);
}

/** Sentences by how much they say to a question, the best first; what few of them say weighs most, and a figure that it names. */
function scored(sentences: readonly Sentence[], question: Question, words: string): readonly Scored[] {
  const wanted = wantedFigure(question);
  const asked = [...pairsOf(words)];
  const pairs = sentences.map(pairsOfSentence);
  const rarity = new Map(
    asked.map((p) => [p, Math.log(1 + pairs.length / (1 + pairs.filter((own) => own.has(p)).length))]),
  );
  const all = sentences.map((sentence, i) => {
    const own = pairs[i] ?? new Set();
    const shared = asked.reduce((sum, p) => sum + (own.has(p) ? (rarity.get(p) ?? 0) : 0), 0);
    const answers = wanted ? answersWith(sentence, wanted) : question.signs.limit && sentence.figures.length > 0;
    const named = question.figures.some((q) => sentence.figures.some((f) => f.value === q.value && f.unit === q.unit));
    return { sentence, score: shared / Math.sqrt(own.size + LEAST) + (answers ? 0.6 : 0) + (named ? 0.4 : 0) };
  });
  return all.sort((a, b) => b.score - a.score);
}

/** The sentences of a clause that say most of what the question is about, with those that go on with them; all where none does. */
export function sentencesAbout(clause: Clause, question: Question, expansions: readonly string[]): readonly Sentence[] {
  const sentences = sentencesOf(clause);
  const asked = pairsOf([...question.topics.map((t) => t.word), ...expansions].join(' '));
  const said = sentences.map((s) => sharedPairs(s.text, asked));
  const most = Math.max(0, ...said);
  if (most === 0) return sentences;
  let about = false;
  return sentences.filter((s, i) => {
    about = said[i] === most || (about && GOES_ON.test(s.text));
    return about;
  });
}
