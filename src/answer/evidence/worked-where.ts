import type { Knowledge } from '../../knowledge/load.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { type OnScale, onScale } from './fragment-for.ts';
import { type OwnWorked, workedFor } from './worked.ts';

/** The clause by which the asker's own figure comes to something, and what it comes to. */
export interface WorkedWhere {
  readonly of: Ranked;
  readonly reached: OwnWorked | OnScale | null;
}

/** Of those that were found a clause must score so much of the best one's score to be tried in its stead. */
const NEAR = 0.4;

/** What the asker's own figure comes to by the clause that was chosen, else by a near one of the same document that surely takes it. */
export function workedWhere(evidence: Evidence, chosen: Ranked, knowledge: Knowledge): WorkedWhere {
  const { reached } = comesTo(evidence, chosen, knowledge);
  if (reached !== null) {
    const meant = siblingMeant(chosen, evidence);
    return meant ? comesTo(evidence, meant, knowledge) : { of: chosen, reached };
  }
  for (const of of nearTo(chosen, evidence)) {
    const found = comesTo(evidence, of, knowledge);
    const isSure = found.reached?.lead === 'worked' && found.reached.sure;
    if (isSure && !siblingMeant(of, evidence)) return found;
  }
  return { of: chosen, reached };
}

function comesTo(evidence: Evidence, of: Ranked, knowledge: Knowledge): WorkedWhere {
  const scale = onScale(evidence, of, knowledge);
  return { of, reached: workedFor(evidence, of, scale, knowledge) ?? scale };
}

function nearTo(chosen: Ranked, { ranked, candidates }: Evidence): readonly Ranked[] {
  const seen = new Set([chosen.clause.id]);
  const best = candidates.find(({ clause }) => clause.id === chosen.clause.id)?.score ?? chosen.score;
  return [...ranked, ...candidates].filter((r) => {
    const isNear = r.document.id === chosen.document.id && r.score >= best * NEAR && !seen.has(r.clause.id);
    seen.add(r.clause.id);
    return isNear;
  });
}

/** Another item of its article that says more of what is asked: 关键零部件 of two kinds of goods. */
function siblingMeant({ clause }: Ranked, { own, candidates }: Evidence): Ranked | undefined {
  const says = ({ heading, text }: Ranked['clause']): number =>
    own.topics.filter(({ word }) => heading.includes(word) || text.includes(word)).length;
  const article = clause.id.replace(/\.[^.#]+$/, '.');
  return candidates.find(
    (other) => article !== clause.id && other.clause.id.startsWith(article) && says(other.clause) > says(clause),
  );
}
