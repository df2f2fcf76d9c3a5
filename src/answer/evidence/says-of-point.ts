import type { PolicyDocument } from '../../knowledge/document.ts';
import { pairsOf, pairsOfSentence, type Sentence, sentencesOf } from './sentences.ts';

/** A pair of characters that no sentence says counts as if so much of one did. */
const UNSAID = 0.5;

/**
 * How much of what a point asks a sentence of a document says: the pairs of characters that both have and the document's title does not,
 * each by how few of its sentences say it, as a logarithm.
 */
export function shareOfPoint(point: string, sentence: Pick<Sentence, 'text'>, document: PolicyDocument): number {
  const { sentences, saying } = countedIn(document);
  const called = pairsOf(document.title);
  const own = pairsOf(sentence.text);
  return [...pairsOf(point)]
    .filter((pair) => own.has(pair) && !called.has(pair))
    .reduce((sum, pair) => sum + Math.log((sentences + 1) / ((saying.get(pair) ?? 0) + UNSAID)), 0);
}

interface Counted {
  readonly sentences: number;
  readonly saying: ReadonlyMap<string, number>;
}

function countedIn(document: PolicyDocument): Counted {
  const known = COUNTED.get(document);
  if (known) return known;
  const all = document.clauses.flatMap(sentencesOf);
  const saying = new Map<string, number>();
  for (const sentence of all)
    for (const pair of pairsOfSentence(sentence)) saying.set(pair, (saying.get(pair) ?? 0) + 1);
  const counted = { sentences: all.length, saying };
  COUNTED.set(document, counted);
  return counted;
}
const COUNTED = new WeakMap<PolicyDocument, Counted>();
