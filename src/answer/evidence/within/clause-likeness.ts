import { grams } from '../../../language/grams.ts';
import { terms } from '../../../language/tokens.ts';
import { type ClauseTables, clauseTables, kindsSuit } from './clause-tables.ts';
import type { CutDocument } from './cut-document.ts';

/** How like a clause is to what is asked, by its words alone; and with what was learned of words and of kinds of questions. */
export const BY_WORDS = ['words', 'pairs', 'sentence', 'log-words', 'log-sentence'] as const;
export const BY_KIND = ['kind-alone', 'kind-beside'] as const;
const BY_MEANING = ['meaning', 'sentence-meaning'] as const;
export type LikenessName = (typeof BY_WORDS | typeof BY_KIND | typeof BY_MEANING)[number];
export type Likeness = Readonly<Record<LikenessName, number>>;

export type SentenceLikeness = Readonly<Record<'words' | 'meaning' | 'kind', number>>;

/** How like a sentence of some clause is to what is asked, and how well the kinds of questions that it answers suit by themselves. */
export interface LikeSentence extends SentenceLikeness {
  readonly clause: number;
  readonly alone: number;
}

/** Keeps the logarithm of what shares nothing. */
const LEAST = 0.05;

/** What was learned of the texts of a document. */
interface Learned {
  /** Of length 1 each, one after another. */
  readonly clauses: Float32Array;
  readonly sentences: Float32Array;
  /** Logits of the kinds of questions that each clause answers. */
  readonly kinds: readonly (readonly number[])[];
  /** The same of each sentence. */
  readonly sentenceKinds: readonly (readonly number[])[];
}

/** Tells how like clauses are to what is asked, by some tables. */
export class LikenessBy {
  readonly #tables: Pick<ClauseTables, 'words' | 'kinds'>;
  readonly #learned = new WeakMap<CutDocument, Learned>();
  #asked: { readonly text: string; readonly vector: Float32Array; readonly kinds: readonly number[] } | null = null;

  constructor(tables: Pick<ClauseTables, 'words' | 'kinds'>) {
    this.#tables = tables;
  }

  /** How like each clause of a document that has a text is to what is asked (folded), in their order. */
  within(cut: CutDocument, asked: string): readonly Likeness[] {
    const held = new Set(grams(asked));
    const { clauses, sentences, kinds } = this.#learnedOf(cut);
    const { vector, kinds: askedKinds } = this.#askedAs(asked);
    const words = ofBest(cut.words.score(held));
    const pairs = ofBest(cut.pairs.score(new Set(terms(asked))));
    const sentence = ofBest(mostOf(cut.bySentence.score(held), cut, 0));
    const meaning = near(vector, clauses);
    const meant = mostOf(near(vector, sentences), cut, -1);
    const suits = kindsSuit(askedKinds, kinds);
    return cut.clauses.map((_, i) => ({
      words: words[i]!,
      pairs: pairs[i]!,
      sentence: sentence[i]!,
      'log-words': Math.log(LEAST + words[i]!),
      'log-sentence': Math.log(LEAST + sentence[i]!),
      'kind-alone': suits[i]!.alone,
      'kind-beside': suits[i]!.beside,
      meaning: meaning[i]!,
      'sentence-meaning': meant[i]!,
    }));
  }

  /** How like each sentence of one clause is to what is asked (folded), and how well the kinds of questions that it answers suit beside the others'. */
  ofSentences(cut: CutDocument, clause: number, asked: string): readonly SentenceLikeness[] {
    return this.everySentence(cut, asked).filter((one) => one.clause === clause);
  }

  /** The same of every clause, in the order of a document. */
  everySentence(cut: CutDocument, asked: string): readonly LikeSentence[] {
    const { vector, kinds } = this.#askedAs(asked);
    const { sentences, sentenceKinds } = this.#learnedOf(cut);
    const words = cut.bySentence.score(new Set(grams(asked)));
    const meaning = near(vector, sentences);
    return cut.clauses.flatMap(({ heading }, clause) => {
      const from = cut.clauseOf.indexOf(clause) + (heading ? 1 : 0);
      const to = cut.clauseOf.lastIndexOf(clause) + 1;
      return kindsSuit(kinds, sentenceKinds.slice(from, to)).map(({ alone, beside }, i) => ({
        clause,
        words: words[from + i]!,
        meaning: meaning[from + i]!,
        kind: beside,
        alone,
      }));
    });
  }

  /** One question may be put to several documents. */
  #askedAs(text: string) {
    if (this.#asked?.text !== text) {
      const { words, kinds } = this.#tables;
      this.#asked = {
        text,
        vector: Float32Array.from(words.embed(text, 'question')),
        kinds: kinds.ofQuestion(text),
      };
    }
    return this.#asked;
  }

  #learnedOf(cut: CutDocument): Learned {
    const known = this.#learned.get(cut);
    if (known) return known;
    const { words, kinds } = this.#tables;
    const vectors = (texts: readonly string[]): Float32Array =>
      Float32Array.from(texts.flatMap((text) => words.embed(text, 'passage')));
    const learned = {
      clauses: vectors(cut.texts),
      sentences: vectors(cut.sentences),
      kinds: cut.own.map((text) => kinds.ofClause(text)),
      sentenceKinds: cut.sentences.map((text) => kinds.ofClause(text)),
    };
    this.#learned.set(cut, learned);
    return learned;
  }
}

let shipped: LikenessBy | undefined;

/** By the tables that ship. */
export function shippedLikeness(): LikenessBy {
  shipped ??= new LikenessBy(clauseTables());
  return shipped;
}

/** The cosine of a vector and each of several of one length. */
function near(vector: Float32Array, others: Float32Array): Float32Array {
  const { length } = vector;
  const cosines = new Float32Array(others.length / length);
  for (let i = 0, at = 0; i < cosines.length; i++) {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += vector[k]! * others[at++]!;
    cosines[i] = sum;
  }
  return cosines;
}

/** The most that a sentence of each clause says. */
function mostOf(said: ArrayLike<number>, { clauses, clauseOf }: CutDocument, least: number): Float64Array {
  const most = new Float64Array(clauses.length).fill(least);
  clauseOf.forEach((of, i) => {
    most[of] = Math.max(most[of]!, said[i]!);
  });
  return most;
}

/** As shares of the most. */
function ofBest(scores: Float64Array): Float64Array {
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return best > 0 ? scores.map((score) => score / best) : scores;
}
