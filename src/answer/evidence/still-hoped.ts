import { factsOf } from '../../calculate/facts-asked.ts';
import { titlesIn } from '../../knowledge/condition.ts';
import { factInRole } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { rulesOn } from '../../knowledge/measure-book.ts';
import type { Evidence } from './evidence.ts';

/** So many are told. */
const TOLD = 2;

/** Beside a sum that is due: what pays, in the same place, for a title or a thing that the message tells as applied for or planned, and that is not due yet. */
export function stillHoped(
  { sums: { decided, titles }, setAside, question, asOf }: Evidence,
  { book }: Knowledge,
): readonly Rule[] {
  const recognitions = factInRole(book.facts, 'recognitions');
  const hopes = setAside.filter(({ why }) => why === 'applied-for' || why === 'wish');
  const pays = decided.some(({ calculation: { verdict, amount } }) => verdict === 'eligible' && amount);
  if (hopes.length === 0 || !pays || question.signs.ofAnother) return [];
  const wanted = hopes.flatMap(({ fact, names }) => (fact === recognitions ? names : []));
  const things = hopes.flatMap(({ fact }) => (fact !== null && book.facts.get(fact)?.type === 'truth' ? [fact] : []));
  const places = new Set(decided.map(({ rule }) => rule.scope?.region));
  const isHoped = (rule: Rule): boolean =>
    titlesIn(rule.conditions).some((title) => wanted.includes(title) && !titles.has.includes(title)) ||
    factsOf(rule, book.facts).some((fact) => things.includes(fact));
  return rulesOn(book, asOf)
    .filter(
      (rule) =>
        'promise' in rule.award &&
        places.has(rule.scope?.region) &&
        !decided.some((one) => one.rule === rule) &&
        isHoped(rule),
    )
    .slice(0, TOLD);
}
