import type { Evidence, Ladder } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { planCase } from './plan-case.ts';
import { planFitting } from './plan-fitting.ts';
import { planFromText } from './plan-from-text.ts';

/** Decides what a reply is to say: the one place that does. */
export function plan(asking: Asking, evidence: Evidence, ladder: Ladder | null, knowledge: Knowledge): Plan {
  const { sums, question } = evidence;
  const askPlace = knowledge.book.facts.get(factInRole(knowledge.book.facts, 'home'))?.ask ?? null;
  if (ladder)
    return ladder.place === null && askPlace !== null
      ? { say: 'where', toReach: ladder.target, ask: askPlace }
      : { say: 'path', ladder };
  if (tellsOnly(asking, evidence)) return { say: 'taken-down', facts: asking.slots.map((s) => s.fact) };
  if (question.wants.whatFits) return planFitting(evidence, askPlace, knowledge);
  const ofCase = planCase(evidence, knowledge);
  if (ofCase) return ofCase;
  if (sums.wanted && question.topics.length === 0 && question.documents.length === 0) return { say: 'which-measure' };
  if (anyMeasureAnswers(evidence)) return { say: 'which-policy' };
  return planFromText(evidence, knowledge.language) ?? { say: 'nothing-held' };
}

/** 我们在长沙，是小巨人: facts, no measure and no question. */
export function tellsOnly({ own, states, slots }: Asking, { sums }: Evidence): boolean {
  const aside = own.topics.some((t) => t.weight >= 0.5 && !slots.some((s) => s.words.includes(t.word)));
  const asked =
    own.intents.some((i) => i !== 'lookup') || (sums.figured && sums.decided.length > 0) || sums.problems.length > 0;
  return states && own.wants.ofFirm && !aside && !asked && slots.length > 0;
}

/** What can be asked of any measure at all: 多少钱, 怎么申请, 要什么材料. */
const OF_ANY = ['amount', 'how-to-apply', 'materials', 'deadline', 'window', 'phone', 'office', 'online'];

/** True where the question names no measure, no document and no place, so that any measure would answer it. */
function anyMeasureAnswers({ question, uncoveredRegion }: Evidence): boolean {
  const { wants, intents, topics, documents, unknownNumbers, regions } = question;
  const named = topics.some((t) => t.weight > 0.5) || documents.length + unknownNumbers.length + regions.length > 0;
  if (named || uncoveredRegion || question.searched.length > 24) return false;
  return intents.some((i) => OF_ANY.includes(i)) || wants.ofMeasures;
}
