import { isBare } from '../answer/evidence/bare.ts';
import type { Evidence, Ranked } from '../answer/evidence/evidence.ts';
import { grantedTo } from '../answer/evidence/granted-by-texts.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { workedWhere } from '../answer/evidence/worked-where.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { planFromText } from './plan-from-text.ts';

/** So many clauses are told where it is asked what there is. */
const MOST = 3;
/** A clause says all that is asked, and the next one says so much less. */
const ALL = 0.99;
const LESS = 0.25;

/** What was learned of clauses says that one answers, and that no other is nearly as likely. */
const LIKELY = 0;
const AHEAD = 0.6;

/** Asked what there is in a place of which texts are known and no measure of a rule fits: the one clause that what is told means, else the clauses that grant it; null where none does. */
export function planIngested(evidence: Evidence, knowledge: Knowledge): Plan | null {
  const { sums } = evidence;
  if (sums.fitting.all.some(({ standing, rule }) => standing !== 'past' && !sums.listed?.includes(rule.id)))
    return null;
  const all = grantedTo(evidence, knowledge);
  const one = meantAlone(evidence);
  // What one clause says of the case, a line that is missed or that it is out of force, no list says.
  if (one && !all.some(({ ranked }) => ranked.clause === one.clause)) return planFromText(evidence, knowledge);
  const [first, ...others] = all;
  if (!first) return null;
  const { aspects, signs } = evidence.question;
  const due =
    aspects.includes('amount') || signs.wantsSum
      ? all.find(({ ranked }) => comesToSum(ranked, evidence, knowledge))
      : undefined;
  if (due) return planFromText({ ...evidence, ranked: [due.ranked] }, knowledge);
  const shown = [first, ...others.slice(0, MOST - 1)] as const;
  return { say: 'granted', granted: shown, further: sums.listed !== null, left: all.length > shown.length };
}

/** How much is asked, and what is told of the case surely comes to something by the clause itself. */
function comesToSum(ranked: Ranked, evidence: Evidence, knowledge: Knowledge): boolean {
  if (!isBare(ranked.document)) return false;
  const { of, reached } = workedWhere({ ...evidence, ranked: [ranked] }, ranked, knowledge);
  return of.clause === ranked.clause && reached?.lead === 'worked' && reached.sure;
}

/** 给员工做培训有没有补贴: one clause of the texts says all of it, and none of the others nearly as much. */
function meantAlone({ ranked, candidates, sure, question, answers }: Evidence): Ranked | null {
  const [best, ...others] = ranked;
  const apart = question.topics.some(({ word }) => best && !best.document.title.includes(word));
  const likely = answers !== null && answers > LIKELY;
  if (best && apart && likely && others.every(({ score }) => score < best.score * AHEAD)) return best;
  return best !== undefined &&
    sure &&
    apart &&
    isBare(best.document) &&
    best.share >= ALL &&
    candidates.every(({ clause, share }) => clause === best.clause || share <= best.share - LESS)
    ? best
    : null;
}
