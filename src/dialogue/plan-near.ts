import { asksAboutDocument } from '../answer/evidence/document-asked.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { hasTerm } from '../language/terms-in.ts';
import { orOfDocument } from './or-of-document.ts';
import { planFromText } from './plan-from-text.ts';

/** What clauses that only come near a question say to it, where nothing else answers, or those of the document that it calls, where all that there is would be listed; what it is told from. */
export function orNear(
  planned: Plan,
  found: Evidence,
  knowledge: Knowledge,
): { readonly told: Plan; readonly evidence: Evidence } {
  if (planned.say !== 'nothing-held') return { told: orOfDocument(planned, found, knowledge), evidence: found };
  if (found.almost.length === 0) return { told: ofNearDocument(found) ?? planned, evidence: found };
  const evidence = { ...found, ranked: found.almost };
  return { told: planFromText(evidence, knowledge) ?? planned, evidence };
}

/** A word of a title that weighs less names no document. */
const NAMES = 0.75;

/** 低空那个文件还管用不: what is asked of a document itself is told of the one that comes nearest, where its title says what it was called by. */
function ofNearDocument(evidence: Evidence): Plan | null {
  const { nearest, elsewhere, onlyThere, question } = evidence;
  if (!nearest || elsewhere || onlyThere || !asksAboutDocument(evidence)) return null;
  const { document } = nearest;
  const clause = document.clauses.find(({ text }) => text !== '') ?? nearest.clause;
  const isCalled = question.topics.some(({ word, weight }) => weight >= NAMES && hasTerm(document.title, word));
  return isCalled ? { say: 'document', of: { ...nearest, clause }, also: null } : null;
}
