import type { PolicyDocument } from '../../../knowledge/document.ts';
import { grams } from '../../../language/grams.ts';
import { fold, terms } from '../../../language/tokens.ts';
import { clauseTables, kindsSuit } from './clause-tables.ts';
import { type CutDocument, cutDocument } from './cut-document.ts';

/** How like a clause is to what is asked, by its words alone, by name. */
export type Likeness = Readonly<Record<'words' | 'pairs' | 'sentence' | 'log-words' | 'log-sentence', number>> &
  Readonly<Record<'kind-alone' | 'kind-beside' | 'meaning' | 'sentence-meaning', number>>;

/** Keeps the logarithm of what shares nothing. */
const LEAST = 0.05;

/** How like each clause of a document that has a text is to what is asked, in their order. */
export function likenessWithin(document: PolicyDocument, asked: string): readonly Likeness[] {
  const cut = cutDocument(document);
  const folded = fold(asked);
  const held = new Set(grams(folded));
  const { words: table, kinds } = clauseTables();
  const vector = table.embed(folded, 'question');
  const words = ofBest(cut.words.score(held));
  const pairs = ofBest(cut.pairs.score(new Set(terms(folded))));
  const sentence = ofBest(mostOf(cut.sentences.score(held), cut, 0));
  const meant = mostOf(
    cut.sentenceVectors.map((one) => dot(vector, one)),
    cut,
    -1,
  );
  const suits = kindsSuit(kinds.ofQuestion(folded), cut.kinds);
  return cut.clauses.map((_, i) => ({
    words: words[i]!,
    pairs: pairs[i]!,
    sentence: sentence[i]!,
    'log-words': Math.log(LEAST + words[i]!),
    'log-sentence': Math.log(LEAST + sentence[i]!),
    'kind-alone': suits[i]!.alone,
    'kind-beside': suits[i]!.beside,
    meaning: dot(vector, cut.vectors[i]!),
    'sentence-meaning': meant[i]!,
  }));
}

/** The most that a sentence of each clause says. */
function mostOf(said: ArrayLike<number>, { clauses, clauseOf }: CutDocument, least: number): readonly number[] {
  const most = clauses.map(() => least);
  clauseOf.forEach((of, i) => {
    most[of] = Math.max(most[of]!, said[i]!);
  });
  return most;
}

/** As shares of the most. */
function ofBest(scores: ArrayLike<number>): readonly number[] {
  const all = Array.from(scores);
  const best = Math.max(...all);
  return best > 0 ? all.map((score) => score / best) : all;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
