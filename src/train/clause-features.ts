import { grams } from '../language/grams.ts';
import { fold, terms } from '../language/tokens.ts';
import { buildLexical } from '../retrieve/local/build/build-lexical.ts';
import { Lexical } from '../retrieve/local/index/lexical-index.ts';
import { type InventedDocument, passageOfArticle, sentencesOfArticle } from './invented.ts';

/** What is known of a clause for a question beside the vectors: F numbers. */
export interface ClauseFeatures {
  /** F: how each is called, and what it weighs before anything is learned. */
  readonly names: readonly string[];
  readonly weights: readonly number[];
  /** Of a document, by question: n × F, article by article. */
  readonly of: (document: InventedDocument) => (question: string) => Float64Array;
}

const LEAST = 0.05;

/** BM25 among the articles of the document, each kind as a share of the best: by characters and pairs, by pairs, and of the best sentence. */
export const lexicalFeatures: ClauseFeatures = {
  names: ['grams', 'pairs', 'sentence', 'ln grams', 'ln sentence'],
  weights: [4, 0, 0, 0, 0],
  of: ({ articles }) => {
    const passages = articles.map((article) => fold(passageOfArticle(article)));
    const sentences = articles.map((article) => sentencesOfArticle(article).map(fold));
    const articleOf = sentences.flatMap((each, i) => each.map(() => i));
    const byGrams = ranking(passages, grams);
    const byPairs = ranking(passages, terms);
    const bySentence = ranking(sentences.flat(), grams);
    return (question) => {
      const folded = fold(question);
      const best = new Float32Array(articles.length);
      for (const [s, score] of bySentence(folded).entries())
        best[articleOf[s]!] = Math.max(best[articleOf[s]!]!, score);
      const [ofGrams, ofPairs, ofSentence] = [byGrams(folded), byPairs(folded), best].map(asShare) as Shares;
      return Float64Array.from(
        articles.flatMap((_, i) => [
          ofGrams[i]!,
          ofPairs[i]!,
          ofSentence[i]!,
          Math.log(LEAST + ofGrams[i]!),
          Math.log(LEAST + ofSentence[i]!),
        ]),
      );
    };
  },
};

type Shares = [Float32Array, Float32Array, Float32Array];

/** BM25 of each text for a folded question. */
function ranking(texts: readonly string[], termsOf: (folded: string) => string[]): (question: string) => Float32Array {
  const units = texts.map((text) => {
    const counts = new Map<string, number>();
    const found = termsOf(text);
    for (const term of found) counts.set(term, (counts.get(term) ?? 0) + 1);
    return { counts, length: found.length };
  });
  const index = Lexical.of(buildLexical(units));
  return (question) => {
    const scores = new Float32Array(texts.length);
    index.accumulate(
      [...new Set(termsOf(question))].map((term) => ({ term, weight: 1 })),
      scores,
    );
    return scores;
  };
}

function asShare(scores: Float32Array): Float32Array {
  const most = Math.max(...scores) || 1;
  return scores.map((score) => score / most);
}
