import { isHollow } from '../../knowledge/document.ts';
import { liesIn } from '../../language/region.ts';
import type { Evidence, Ranked } from './evidence.ts';

/** A clause of the document that a message is about: the one that is named, else that of the clause that answers, else what comes nearest; null where it does not apply to the place that is asked about. */
export function textMeant(evidence: Evidence): Ranked | null {
  const { question, ranked, nearest, candidates, uncoveredRegion } = evidence;
  if (evidence.elsewhere || evidence.onlyThere) return null;
  const [named, ...more] = question.documents;
  const all = [...ranked, ...(nearest ? [nearest] : []), ...candidates].filter(({ clause }) => !isHollow(clause));
  if (named && more.length === 0) return all.find(({ document }) => document === named) ?? null;
  const [best] = all;
  if (!best || (ranked.length === 0 && question.regions.length === 0)) return null;
  const { region } = best.document;
  const isAway = uncoveredRegion !== null && !(region && liesIn(uncoveredRegion.code, region));
  return isAway ? null : best;
}
