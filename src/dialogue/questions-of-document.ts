import { type MeantByWords, meantByWords } from '../answer/evidence/within/meant-within.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import { isOneOrTwo } from '../language/figure-context.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import type { Question } from '../understand/question.ts';
import type { QuestionPart } from '../understand/questions-in.ts';
import { asksAnything, type BoundarySigns, boundariesOf, boundarySigns } from './boundary-signs.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';

/**
 * Learned from questions about invented documents, one or two in a message (logistic regression): of those alone 3 % are parted, of the
 * others 85 % where one ends. A stop counts less than learned, since few of them hold one.
 */
const BIAS = -7.6;
const WEIGHTS: BoundarySigns = {
  question: 2.1,
  stop: 3,
  comma: -0.5,
  more: 3.2,
  lastAsks: 4.95,
  rightAsks: 3.35,
  nextAsks: -1.95,
  shared: -0.72,
};

/** More than so many nobody asks at once; so many characters tell a case. */
const MOST = 5;
const LONGEST = 300;

/** A message that may ask an ingested document several things: it asks before a place in it, and behind. */
export function mayAskSeveral(text: string, { knowledge }: Services): boolean {
  const { language } = knowledge;
  return (
    text.length <= LONGEST &&
    boundariesOf(text, language).some(
      (at) => asksAnything(text.slice(0, at), language) && asksAnything(text.slice(at), language),
    )
  );
}

/** The questions that a message asks of an ingested document, parted where what is asked behind likely is another thing: of another clause, by its words. */
export function questionsOfDocument(
  text: string,
  document: PolicyDocument,
  asOf: string,
  memory: Memory,
  on: Services,
): readonly QuestionPart[] {
  const { language } = on.knowledge;
  const known = new Map<string, MeantByWords>();
  const read = (words: string): MeantByWords => {
    const meant = known.get(words) ?? meantByWords(document, readAsWritten(words, memory, asOf, on).question, language);
    known.set(words, meant);
    return meant;
  };
  const oddsAt = (own: string, at: number): number => {
    const [left, right] = [own.slice(0, at), own.slice(at)];
    // What only tells is no question of its own.
    if (![left, right].every((part) => asksAnything(part, language))) return Number.NEGATIVE_INFINITY;
    const signs = boundarySigns([left, right], [read(left), read(right)], language);
    return Object.entries(signs).reduce((sum, [name, sign]) => sum + sign * WEIGHTS[name as keyof BoundarySigns], BIAS);
  };
  const partsOf = (start: number, end: number): readonly (readonly [number, number])[] => {
    const own = text.slice(start, end);
    const rated = boundariesOf(own, language).map((at) => ({ at, odds: oddsAt(own, at) }));
    const best = rated.reduce((a, b) => (b.odds > a.odds ? b : a), { at: 0, odds: 0 });
    return best.at === 0 ? [[start, end]] : [...partsOf(start, start + best.at), ...partsOf(start + best.at, end)];
  };
  const parts: (readonly [number, number])[] = [];
  for (const [start, end] of partsOf(0, text.length)) {
    const last = parts.at(-1);
    if (last && asksOnlyHowMuch(readAsWritten(text.slice(start, end), memory, asOf, on).own))
      parts.splice(-1, 1, [last[0], end]);
    else parts.push([start, end]);
  }
  return parts.length <= MOST
    ? parts.map(([start, end]) => ({ text: bare(text.slice(start, end), on), span: { start, end } }))
    : [{ text, span: { start: 0, end: text.length } }];
}

/** 出多少, 头一笔多少, 出多久: it names nothing, and asks how much or for how long of what was asked about before it. */
const asksOnlyHowMuch = ({ aspects, topics, figures, subjects }: Question): boolean =>
  aspects.length > 0 &&
  aspects.every((aspect) => aspect === 'amount' || aspect === 'years') &&
  figures.every(isOneOrTwo) &&
  subjects.length === 0 &&
  topics.every(({ word, weight }) => weight < NOUN || word.length < 2);
/** A word that weighs less names nothing. */
const NOUN = 0.5;

const bare = (part: string, { knowledge }: Services): string =>
  part
    .trim()
    .replace(knowledge.language.pattern('{by-the-way}'), '')
    .replace(/[,，；;。\s]+$/, '');
