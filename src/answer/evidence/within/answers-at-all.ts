import { grams } from '../../../language/grams.ts';
import { terms } from '../../../language/tokens.ts';
import type { ClauseSigns } from './clause-signs.ts';
import type { ClauseWeights } from './clause-tables.ts';
import type { CutDocument } from './cut-document.ts';

/** A clause with what tells whether it is meant, and the logarithm of its odds. */
interface RatedClause {
  readonly signs: ClauseSigns;
  readonly odds: number;
}

/** What a search adds tells nothing of whether the document answers. */
const OF_SEARCH = ['first', 'near', 'found'];

/** What tells whether a document answers a question (folded) at all, by its clauses. */
export function signsOfAnswer(
  clauses: readonly RatedClause[],
  cut: CutDocument,
  asked: string,
  weights: ClauseWeights,
): Readonly<Record<string, number>> {
  const odds = clauses.map(({ signs, odds }) =>
    OF_SEARCH.reduce((sum, name) => sum - (signs.get(name) ?? 0) * (weights[name] ?? 0), odds),
  );
  const top = Math.max(...odds);
  const best = clauses[odds.indexOf(top)]?.signs;
  const held = new Set(grams(asked));
  return {
    top,
    alone: -Math.log(odds.reduce((sum, one) => sum + Math.exp(one - top), 0)),
    words: Math.max(...cut.words.score(held)) / Math.sqrt(Math.max(1, held.size)),
    share: cut.words.share(held),
    pairs: cut.pairs.share(new Set(terms(asked))),
    'sentence-meaning': best?.get('sentence-meaning') ?? 0,
    meaning: Math.max(...clauses.map(({ signs }) => signs.get('meaning') ?? 0)),
  };
}

/** Learned from questions about invented documents, held against their own document and against others. */
const BIAS = -5.3;
const WEIGHTS: ClauseWeights = {
  top: 0.1,
  alone: 0.73,
  words: 0.64,
  share: 2.57,
  pairs: 5.6,
  'sentence-meaning': 2.42,
  meaning: 1.05,
};

/** How likely a document answers a question that may be about another, as a logarithm of odds. */
export const answersAtAll = (...seen: Parameters<typeof signsOfAnswer>): number =>
  Object.entries(signsOfAnswer(...seen)).reduce((sum, [name, value]) => sum + value * (WEIGHTS[name] ?? 0), BIAS);
