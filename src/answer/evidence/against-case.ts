import { factsOf } from '../../calculate/facts-asked.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { AgainstGrant } from '../../understand/against-grant.ts';
import type { Decided, Evidence, Ranked } from './evidence.ts';

/** The first words of a message that speak against what a clause grants, of which no clause of its document speaks; null where there are none. */
export function againstCase({ own }: Evidence, { clause, document }: Ranked, { book }: Knowledge): AgainstGrant | null {
  const asked = [...book.rules.values()]
    .filter((rule) => rule.clause === clause.id)
    .flatMap((rule) => factsOf(rule, book.facts));
  const isNamed = ({ text }: AgainstGrant): boolean => document.clauses.some((one) => hasTerm(one.text, text));
  return own.against.find((one) => (one.fact === null || asked.includes(one.fact)) && !isNamed(one)) ?? null;
}

/** Figures that the asker told and that a sum which is due rests on: their values. */
export const figuresDue = (decided: readonly Decided[]): readonly string[] =>
  decided.flatMap(({ calculation: { verdict, steps } }) =>
    verdict === 'eligible'
      ? steps.flatMap((s) => s.figures.flatMap((f) => (f.origin === 'user' ? [f.value] : [])))
      : [],
  );
