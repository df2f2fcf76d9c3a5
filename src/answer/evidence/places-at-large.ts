import type { Knowledge } from '../../knowledge/load.ts';
import { measuresNamed } from '../../understand/measures-called.ts';
import { type Evidence, heldAs } from './evidence.ts';
import type { Plan } from './plan-to-say.ts';

/**
 * Places compared by all that they give (长沙和重庆哪边给得多): for each the clause of a measure that pays in money, else of any; null where
 * one thing in particular is compared.
 */
export function placesAtLarge(
  { question, asOf }: Evidence,
  knowledge: Knowledge,
): Extract<Plan, { say: 'places' }> | null {
  const codes = [...new Set(question.regions.map(({ code }) => code))];
  const ofOne = measuresNamed(question.called, question.regions).length + question.documents.length > 0;
  if (question.act.act !== 'compare' || codes.length < 2 || ofOne || question.purposes.size > 0) return null;
  const compared = codes.map((code) => {
    const rules = [...knowledge.book.rules.values()].filter(({ scope }) => String(scope?.region ?? '') === code);
    const rule = rules.find(({ award }) => 'promise' in award) ?? rules[0];
    return { code, best: rule ? heldAs(rule.clause, asOf, knowledge) : null };
  });
  return compared.every(({ best }) => best) ? { say: 'places', compared } : null;
}
