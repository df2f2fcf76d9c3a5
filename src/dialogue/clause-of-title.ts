import { type Evidence, type Ranked, rankedById } from '../answer/evidence/evidence.ts';
import { titlesIn } from '../knowledge/condition.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { titlesNamed } from './hoped-for.ts';

/**
 * 长沙评上国家级小巨人，一共可得多少, where the nearest clause is for the city's title: the clause of the place that pays for the very title named;
 * null where none does.
 */
export function clauseOfTitle(evidence: Evidence, { document }: Ranked, knowledge: Knowledge): Ranked | null {
  const titles = titlesNamed(evidence.slots);
  const pays = rulesOn(knowledge.book, evidence.asOf).find(
    ({ award, conditions, scope }) =>
      'promise' in award &&
      'fixed' in award.amount &&
      String(scope?.region) === document.region &&
      titlesIn(conditions).some((title) => titles.includes(title)),
  );
  return pays ? rankedById(pays.clause, evidence.asOf, knowledge) : null;
}
