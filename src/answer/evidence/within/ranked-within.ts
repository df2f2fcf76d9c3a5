import type { Knowledge } from '../../../knowledge/load.ts';
import type { Question } from '../../../understand/question.ts';
import { isBare } from '../bare.ts';
import { relevanceWithin } from './relevance-within.ts';

/** A clause as the search found it. */
interface Hit {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly score: number;
}

/** A clause that the search missed and that says so much of what the likest of its document says. */
const MISSED = 0.6;

/**
 * The hits, those of a document of which only the text is known ranked among all its clauses by what sets them apart there. A search over
 * all texts finds the document by the words that it is called by, which every clause of it shares.
 */
export function rankedWithin(
  hits: readonly Hit[],
  question: Question,
  searched: string,
  { documents, language }: Knowledge,
): readonly Hit[] {
  return [...new Set(hits.map(({ parent }) => parent))].flatMap((parent) => {
    const found = hits.filter((hit) => hit.parent === parent);
    const document = documents.get(parent ?? '');
    if (!document || !isBare(document)) return found;
    const said = relevanceWithin(document, question, searched, language);
    const most = Math.max(...said.values());
    if (most <= 0) return found;
    const scores = found.map(({ score }) => score);
    const best = Math.max(...scores);
    const missed = [...said]
      .filter(([id, one]) => one >= most * MISSED && !found.some((hit) => hit.id === id))
      .map(([id]) => ({ id, parent, score: Math.min(...scores) }));
    // Not spread: what a hit explains is worked out when it is read.
    const rated = [...found, ...missed].map(({ id, score }) => ({
      id,
      score: score / best + (said.get(id) ?? 0) / most,
    }));
    const top = Math.max(...rated.map(({ score }) => score));
    return rated.map(({ id, score }) => ({ id, parent, score: (best * score) / top }));
  });
}
