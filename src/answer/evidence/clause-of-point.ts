import { type Clause, isHollow, type PolicyDocument } from '../../knowledge/document.ts';
import { meantFeatures } from '../../understand/learned/meant-features.ts';
import type { Question } from '../../understand/question.ts';
import { clausesMeant } from './meant/clauses-meant.ts';
import { shareOfPoint } from './says-of-point.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** From here on one clause of a document is meant and none of the others. */
const MEANT = 0.6;
/** As likely at least among all that is known. */
const LEAST = 0.05;

/** The clause of a document whose questions are known that the words of a point likely mean, by what was learned; null where several may be. */
export function clauseOfPoint(own: Question, document: PolicyDocument): Clause | null {
  const held = document.clauses.filter((clause) => !isHollow(clause));
  if (held.length === 1) return held[0] ?? null;
  const likely = clausesMeant().likely(meantFeatures({ ...own, documents: [document] }));
  const shares = document.clauses.map((clause) => ({ clause, share: Math.exp(likely.get(clause.id) ?? -Infinity) }));
  const all = shares.reduce((sum, { share }) => sum + share, 0);
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share >= Math.max(LEAST, MEANT * all) && !isHollow(best.clause) ? best.clause : null;
}

/** The sentence of a clause that says most of what a point asks, of several the longest; null where none says as much. */
export function sentenceOfPoint(
  point: string,
  clause: Clause,
  document: PolicyDocument,
  least: number,
): Sentence | null {
  const rated = sentencesOf(clause).map((sentence) => ({ sentence, share: shareOfPoint(point, sentence, document) }));
  const best = rated
    .filter(({ share }) => share >= least)
    .sort((a, b) => b.share - a.share || b.sentence.text.length - a.sentence.text.length);
  return best[0]?.sentence ?? null;
}
