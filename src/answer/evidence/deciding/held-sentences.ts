import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import { CONCEDES, GOES_ON, GRANTS, REFUSES } from '../../../language/official-text.ts';
import { partsBetweenPauses } from '../../../language/parts-between-pauses.ts';
import { fold } from '../../../language/tokens.ts';
import type { Question } from '../../../understand/question.ts';
import { type Sentence, sentencesOf } from '../sentences.ts';
import { hanPairs } from '../sentences-holding.ts';
import { type LikeSentence, shippedLikeness } from '../within/clause-likeness.ts';
import { cutDocument } from '../within/cut-document.ts';
import { meantByWords } from '../within/meant-within.ts';
import { rareWords } from './rare-words.ts';

/** What tells of a sentence, by name; what is not named is 0. */
export type SentenceSigns = ReadonlyMap<string, number>;

/** A sentence of a document that is held against a question, with what tells by itself whether it decides. */
export interface HeldSentence {
  readonly clause: Clause;
  readonly sentence: Sentence;
  readonly signs: SentenceSigns;
}

/** How much every sentence says to one part of a message, in their order. */
export interface PartLikeness {
  readonly meaning: readonly number[];
  readonly words: readonly number[];
}

/** All sentences of an ingested document, in its order, held against a question. */
export interface HeldDocument {
  readonly document: PolicyDocument;
  readonly sentences: readonly HeldSentence[];
  readonly parts: readonly PartLikeness[];
  /** The pairs of characters of what is searched for. */
  readonly asked: ReadonlySet<string>;
}

/** Keeps the logarithm of what shares nothing, and of what is not meant at all. */
const LEAST = 0.5;
const UNLIKELY = 1e-4;
/** A sign of figures counts so many. */
const FIGURES = 3;
const NO_SIZE = /^(?:date|document|ordinal)$/;
/** So many clauses end a document. */
const LAST = 2;

/** Holds every sentence of an ingested document against a question. */
export function heldAgainst(
  document: PolicyDocument,
  question: Question,
  searched: string,
  language: LanguageData,
): HeldDocument {
  const cut = cutDocument(document);
  const likeness = shippedLikeness();
  const { likely } = meantByWords(document, question, language);
  const odds = likely.map((one) => Math.log(one + UNLIKELY));
  const like = likeness.everySentence(cut, fold(question.searched));
  const parts = partsBetweenPauses(searched).map((part) => saidTo(likeness.everySentence(cut, fold(part)), part));
  const firsts = parts.flatMap(({ words }) => {
    const most = Math.max(...words);
    return most > 0 ? [words.indexOf(most)] : [];
  });
  const best = Math.max(...odds);
  const alone = Math.max(...like.map((one) => one.alone));
  const meaning = Math.max(...like.map((one) => one.meaning));
  const nearest = cut.clauses.map((_, i) => mostOf(like, i, (one) => one.meaning));
  const wordiest = cut.clauses.map((_, i) => mostOf(like, i, wordsOf));
  const units = new Set(question.figures.flatMap(({ unit }) => (NO_SIZE.test(unit) ? [] : [unit])));
  const asked = hanPairs(searched);
  const rare = rareWords(document, asked, hanPairs(document.title));
  const sentences = cut.clauses.flatMap((clause) =>
    sentencesOf(clause).map((sentence, i) => ({ clause, sentence, isFirst: i === 0 })),
  );
  const held = sentences.map(({ clause, sentence, isFirst }, i): HeldSentence => {
    const { text } = sentence;
    const own = like[i]!;
    const figures = sentence.figures.filter(({ unit }) => !NO_SIZE.test(unit));
    const meant = odds[own.clause]!;
    const signs: readonly (readonly [string, number])[] = [
      ['meant', meant],
      ['meant beside', meant - best],
      ['meant as share', Math.exp(meant)],
      ['of the likeliest clause', meant === best ? 1 : 0],
      ['kind', own.alone],
      ['kind beside', own.alone - alone],
      ['kind within', own.kind],
      ['meaning', own.meaning],
      ['meaning beside', own.meaning - meaning],
      ['meaning within', own.meaning - nearest[own.clause]!],
      ['words', wordsOf(own)],
      ['words within', wordsOf(own) - wordiest[own.clause]!],
      ['part meaning', mostSaid(parts.map((one) => one.meaning[i]!))],
      ['part words', mostSaid(parts.map((one) => one.words[i]!))],
      ['parts first', firsts.filter((one) => one === i).length],
      ['rare', rare(sentence)],
      ['figures', Math.min(FIGURES, figures.length)],
      ['unit', figures.some(({ unit }) => units.has(unit)) ? 1 : 0],
      ['length', Math.log(text.length)],
      ['grants', GRANTS.test(text) ? 1 : 0],
      ['refuses', REFUSES.test(text) ? 1 : 0],
      ['concedes', CONCEDES.test(text) ? 1 : 0],
      ['goes on', GOES_ON.test(text) ? 1 : 0],
      ['listed', /[;；]$/.test(text) ? 1 : 0],
      ['first', isFirst ? 1 : 0],
      ['closing', own.clause >= cut.clauses.length - LAST ? 1 : 0],
    ];
    return { clause, sentence, signs: new Map(signs) };
  });
  return { document, sentences: held, parts, asked };
}

const wordsOf = ({ words }: LikeSentence): number => Math.log(LEAST + words);

/** 0 where there are none. */
const mostSaid = (some: readonly number[]): number => (some.length > 0 ? Math.max(...some) : 0);

const mostOf = (like: readonly LikeSentence[], clause: number, of: (one: LikeSentence) => number): number =>
  Math.max(...like.flatMap((one) => (one.clause === clause ? [of(one)] : [])));

const saidTo = (like: readonly LikeSentence[], part: string): PartLikeness => ({
  meaning: like.map((one) => one.meaning),
  words: like.map((one) => one.words / Math.sqrt(part.length)),
});
