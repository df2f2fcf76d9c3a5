import type { Evidence, Ranked } from '../answer/evidence/evidence.ts';
import type { PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import { sentencesOf } from '../answer/evidence/sentences.ts';
import { answersWith } from '../answer/evidence/wanted-sentences.ts';
import type { Knowledge } from '../knowledge/load.ts';

/** So many clauses are told where it is asked what there is. */
const MOST = 5;

/** Asked what there is in a place of which texts are known and no measures: the clauses that grant it; null where a measure fits, or no clause grants it. */
export function planIngested(evidence: Evidence, knowledge: Knowledge): PlanOfClauses | null {
  const [first, ...others] = granting(evidence, knowledge);
  if (!first) return null;
  return {
    say: 'clauses',
    used: [first, ...others],
    listed: true,
    notGranted: null,
    claims: [],
    lead: null,
    on: [],
    leftOut: [],
    unsaid: [],
    tier: null,
    provisions: [],
    uncoveredPlace: null,
  };
}

/** Clauses of the place's own texts that cover the question, else those that pay of a text that is called by what is asked. */
function granting(
  { ranked, candidates, expansions, question, sums }: Evidence,
  { book }: Knowledge,
): readonly Ranked[] {
  if (sums.placed === null || sums.fitting.some(({ standing }) => standing !== 'past')) return [];
  const rules = [...book.rules.values()];
  const said = [...question.topics.map(({ word }) => word), ...expansions];
  const isText = ({ document }: Ranked): boolean =>
    document.region === sums.placed && !rules.some(({ clause }) => clause.startsWith(`${document.id}#`));
  const pays = ({ clause }: Ranked): boolean => sentencesOf(clause).some((s) => answersWith(s, 'money'));
  const covering = ranked.filter(isText);
  const called = candidates.filter(
    (r) => isText(r) && r.status !== 'expired' && pays(r) && said.some((word) => r.document.title.includes(word)),
  );
  return (covering.length > 0 ? covering : called).slice(0, MOST);
}
