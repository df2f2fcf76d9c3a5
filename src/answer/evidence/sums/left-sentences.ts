import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import { articleOf, articlesNamed, GOES_ON, REFUSES } from '../../../language/official-text.ts';
import { partsBetweenPauses } from '../../../language/parts-between-pauses.ts';
import { fold } from '../../../language/tokens.ts';
import type { Question } from '../../../understand/question.ts';
import { pairsOfSentence, type Sentence, sentencesOf } from '../sentences.ts';
import { hanPairs, sentencesHolding } from '../sentences-holding.ts';
import { type LikeSentence, shippedLikeness } from '../within/clause-likeness.ts';
import { cutDocument } from '../within/cut-document.ts';
import { meantByWords } from '../within/meant-within.ts';

/** A stretch of a clause that a reply quotes. */
interface QuotedStretchOf {
  readonly clause: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence that a reply leaves out, and what tells whether it decides beside those quoted, by name; what is not named is 0. */
export interface LeftSentence {
  readonly clause: Clause;
  readonly sentence: Sentence;
  readonly signs: ReadonlyMap<string, number>;
}

/** What a reply quotes of a document. */
interface QuotedDocument {
  readonly document: PolicyDocument;
  readonly quoted: readonly QuotedStretchOf[];
}

/** So much of a sentence is quoted as tells it. */
const MOST_OF = 0.6;
/** Keeps the logarithm of what shares nothing, and of what is not meant at all. */
const LEAST = 0.5;
const UNLIKELY = 1e-4;
/** Pairs of characters that no more sentences of the document hold tell one of them from the rest; so much of them counts. */
const FEW = 4;
const ENOUGH = 4;
/** A sign of figures counts so many. */
const FIGURES = 3;
const NO_SIZE = /^(?:date|document|ordinal)$/;

interface Placed {
  readonly clause: Clause;
  readonly sentence: Sentence;
  readonly isQuoted: boolean;
  readonly like: LikeSentence;
}

/** The sentences of an ingested document that a reply to a question leaves out, each with its signs. */
export function leftSentences(
  { document, quoted }: QuotedDocument,
  question: Question,
  searched: string,
  language: LanguageData,
): readonly LeftSentence[] {
  const cut = cutDocument(document);
  const likeness = shippedLikeness();
  const { likely } = meantByWords(document, question, language);
  const odds = likely.map((one) => Math.log(one + UNLIKELY));
  const like = likeness.everySentence(cut, fold(question.searched));
  const sentences = cut.clauses.flatMap((clause) => sentencesOf(clause).map((sentence) => ({ clause, sentence })));
  const placed = sentences.map((one, i): Placed => ({ ...one, isQuoted: isQuoted(one, quoted), like: like[i]! }));
  const told = placed.filter((one) => one.isQuoted);
  const left = placed.filter((one) => !one.isQuoted);
  const ofParts = partsBetweenPauses(searched).map((part) =>
    partSays(likeness.everySentence(cut, fold(part)), placed, part),
  );
  const most = (of: (one: Placed) => number, some: readonly Placed[], least: number): number =>
    some.length > 0 ? Math.max(...some.map(of)) : least;
  const best = Math.max(...odds);
  const alone = most((one) => one.like.alone, placed, 0);
  const meaning = most((one) => one.like.meaning, left, 0);
  const words = most((one) => wordsOf(one), told, 0);
  const within = new Set(told.map(({ clause }) => clause));
  const articles = new Set([...within].flatMap(({ locator }) => articleOf(locator) ?? []));
  const rare = rareIn(document, told, searched);
  return placed.flatMap(({ clause, sentence, isQuoted, like: own }, i) => {
    if (isQuoted) return [];
    const named = articlesNamed(sentence.text);
    const refers = named.some((one) => articles.has(one));
    const before = placed[i - 1];
    const signs: readonly (readonly [string, number])[] = [
      ['meant', odds[own.clause]!],
      ['meant beside', odds[own.clause]! - best],
      ['meant of quoted', within.has(clause) ? odds[own.clause]! : 0],
      ['kind', own.alone],
      ['kind beside', own.alone - alone],
      ['kind within', own.kind],
      ['meaning', own.meaning],
      ['meaning beside', own.meaning - meaning],
      ['words beside', Math.log(LEAST + own.words) - words],
      ['part meaning', mostSaid(ofParts.map(({ meaning: says }) => says[i]!))],
      ['part meaning gained', mostSaid(ofParts.map((one) => one.meaning[i]! - one.toldMeaning))],
      ['part words gained', mostSaid(ofParts.map((one) => one.words[i]! - one.toldWords))],
      ['parts first', ofParts.filter(({ first }) => first === i).length],
      ['length', Math.log(sentence.text.length)],
      ['refuses', REFUSES.test(sentence.text) ? 1 : 0],
      ['refers', refers ? 1 : 0],
      ['refers elsewhere', named.length > 0 && !refers ? 1 : 0],
      ['figures', Math.min(FIGURES, sentence.figures.filter(({ unit }) => !NO_SIZE.test(unit)).length)],
      ['rare', Math.min(ENOUGH, rare(sentence))],
      ['follows', before?.isQuoted && before.clause === clause ? 1 : 0],
      ['goes on', before?.isQuoted && before.clause === clause && GOES_ON.test(sentence.text) ? 1 : 0],
      ['listed', /[;；]$/.test(sentence.text) ? 1 : 0],
      ['closing', own.clause >= cut.clauses.length - 2 ? 1 : 0],
    ];
    return [{ clause, sentence, signs: new Map(signs) }];
  });
}

const isQuoted = (
  { clause, sentence }: Pick<Placed, 'clause' | 'sentence'>,
  quoted: readonly QuotedStretchOf[],
): boolean =>
  quoted.some(
    (one) =>
      one.clause === clause.id &&
      Math.min(one.end, sentence.end) - Math.max(one.start, sentence.start) >=
        MOST_OF * (sentence.end - sentence.start),
  );

/** 0 where there are none. */
const mostSaid = (some: readonly number[]): number => (some.length > 0 ? Math.max(...some) : 0);

const wordsOf = ({ like }: Placed): number => Math.log(LEAST + like.words);

/** What every sentence says to one part of a message, what those quoted say at most, and which of all says most of its words. */
function partSays(like: readonly LikeSentence[], placed: readonly Placed[], part: string) {
  const meaning = like.map((one) => one.meaning);
  const words = like.map((one) => one.words / Math.sqrt(part.length));
  const ofTold = (says: readonly number[]): number => mostSaid(says.filter((_, i) => placed[i]!.isQuoted));
  const most = mostSaid(words);
  return {
    meaning,
    words,
    toldMeaning: ofTold(meaning),
    toldWords: ofTold(words),
    first: most > 0 ? words.indexOf(most) : null,
  };
}

/** How much of what few sentences of the document hold a sentence shares with what the message says and those quoted don't. */
function rareIn(document: PolicyDocument, told: readonly Placed[], searched: string): (sentence: Sentence) => number {
  const held = sentencesHolding(document);
  const used = new Set([
    ...hanPairs(document.title),
    ...told.flatMap(({ clause, sentence }) => [...hanPairs(clause.heading), ...pairsOfSentence(sentence)]),
  ]);
  const asked = hanPairs(searched);
  return (sentence) =>
    [...pairsOfSentence(sentence)].reduce((sum, pair) => {
      const holders = held.get(pair) ?? 0;
      return sum + (asked.has(pair) && !used.has(pair) && holders > 0 && holders <= FEW ? 1 / holders : 0);
    }, 0);
}
