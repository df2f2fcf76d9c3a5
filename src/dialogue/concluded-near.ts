import { isBare } from '../answer/evidence/bare.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import { placesEveryFigure } from '../answer/evidence/figures-placed.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { planFromText } from './plan-from-text.ts';

/** So many of the clauses that were found are tried, and so near to the first they must be. */
const TRIED = 3;
const NEAR = 0.75;
/** What decides a case by a clause's own words. */
const DECIDES: ReadonlySet<string> = new Set(['below', 'barred', 'passed']);

/** Where no clause surely covers a question of a case: an ingested clause of the place that is named, by whose words the case is decided; null where none decides it. */
export function concludedNear(evidence: Evidence, knowledge: Knowledge): Plan | null {
  const { question, candidates, elsewhere, uncoveredRegion, onlyThere } = evidence;
  if (elsewhere || uncoveredRegion || onlyThere || question.unknownNumbers.length > 0) return null;
  if (!question.signs.support && !question.signs.award && !question.signs.money) return null;
  const [first] = candidates;
  const near = candidates
    .filter(({ document, score }) => isBare(document) && first !== undefined && score >= first.score * NEAR)
    .filter(({ document }) => question.regions.some(({ code }) => code === document.region))
    .slice(0, TRIED);
  for (const one of near) {
    const planned = planFromText({ ...evidence, ranked: [one] }, knowledge);
    if (planned?.say !== 'clauses' || planned.lead === null) continue;
    if (DECIDES.has(planned.lead.lead)) return planned;
    // By several sums that all find their place in its words the clause is surely meant.
    const { lead } = planned;
    if (lead.lead === 'worked' && lead.sure && placesEveryFigure(evidence, lead, knowledge.language)) return planned;
  }
  return null;
}
