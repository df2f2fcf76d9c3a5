import { isBare } from '../answer/evidence/bare.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { pairsOf, sharedPairs } from '../answer/evidence/sentences.ts';
import { textMeant } from '../answer/evidence/text-meant.ts';
import { NO_SUM } from '../answer/evidence/worked.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { planFromText } from './plan-from-text.ts';

/** What lists what there is. */
const LISTS: ReadonlySet<Plan['say']> = new Set(['what-fits', 'granted']);
/** So many pairs of characters of its title call a document. */
const CALLED = 3;

/** A question of one point, or of yes or no, that calls an ingested document of the place by its subject: what that says to it, not all that there is. */
export function orOfDocument(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const { question, own, candidates } = evidence;
  if (!LISTS.has(planned.say) || question.aspects.includes('list')) return planned;
  if (!own.polar && !question.aspects.some((aspect) => NO_SUM.has(aspect))) return planned;
  const text = textMeant(evidence);
  const isThere = question.regions.some(({ code }) => code === text?.document.region);
  if (!text || !isThere || !isBare(text.document)) return planned;
  if (sharedPairs(text.document.title, pairsOf(question.searched)) < CALLED) return planned;
  const near = candidates.filter(({ document }) => document === text.document);
  return planFromText({ ...evidence, ranked: near.length > 0 ? near : [text] }, knowledge) ?? planned;
}
