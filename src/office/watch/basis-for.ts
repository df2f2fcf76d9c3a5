import { match } from '../../calculate/match.ts';
import type { Calculation } from '../../calculate/value/calculation-schema.ts';
import { readGiven } from '../../calculate/value/case.ts';
import { InputError } from '../../errors.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { ClientProfile } from '../clients/client-profile.ts';
import { isOfAnotherYear } from '../clients/client-view.ts';

/** What words about some measures of a client rest on: their clauses, and what they come to on a day (ISO). */
export function basisFor(
  profile: ClientProfile,
  measures: readonly string[],
  { book }: Knowledge,
  today: string,
): { readonly clauses: string[]; readonly calculations: Calculation[] } {
  const rules = measures.flatMap((measure) => book.rules.get(measure) ?? []);
  const clauses = [...new Set(rules.map(({ clause }) => clause))];
  const fresh = Object.entries(profile.facts).flatMap(([fact, { value, on }]) =>
    !book.facts.has(fact) || isOfAnotherYear(fact, on, book.facts, today) ? [] : [[fact, value]],
  );
  try {
    return { clauses, calculations: match(rules, readGiven(Object.fromEntries(fresh), book.facts), { today }) };
  } catch (error) {
    if (error instanceof InputError) return { clauses, calculations: [] };
    throw error;
  }
}
