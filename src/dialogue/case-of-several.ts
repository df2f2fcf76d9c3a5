import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Fit } from '../answer/evidence/fit.ts';
import { plainIn } from '../knowledge/award.ts';
import { factInRole } from '../knowledge/fact.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { lieApart, regionsAbove } from '../language/region.ts';
import { measuresNamed } from '../understand/measures-called.ts';
import { hangsOnEvent } from './plan-fitting.ts';

/** What a list of what there is answers too. */
const OF_LIST: ReadonlySet<string> = new Set(['amount', 'list', 'whether', 'count', 'other']);

/**
 * 贷款2400万，研发600万，最多能拿多少: nothing is asked by name, and several measures pay on what the message tells, so that the sum of one
 * would leave out the others. Null for any other question; `most`: the best of it is asked for.
 */
export function caseOfSeveral(evidence: Evidence, knowledge: Knowledge): { readonly most?: true } | null {
  const { question, sums, slots, setAside } = evidence;
  const { signs, act, aspects, called, regions, documents, unknownNumbers, talkedOf, goesOn } = question;
  const { total, claimed, limit, ofAnother } = signs;
  if (!signs.asksBarely || (act.act !== 'ask' && act.act !== 'calculate')) return null;
  if (goesOn || talkedOf.length + documents.length + unknownNumbers.length + claimed.length > 0) return null;
  if (sums.placed === null || sums.problems.length > 0 || ofAnother || lieApart(regions)) return null;
  if (total?.supposed || total?.firms || total?.years || !aspects.every((aspect) => OF_LIST.has(aspect))) return null;
  const told = [
    ...slots.map(({ words }) => words),
    ...setAside.flatMap(({ names, words }) => [...names, words]),
  ].join();
  if (measuresNamed(called, regions).some(({ name }) => !told.includes(name))) return null;
  const codes = regionsAbove(sums.placed);
  const here = sums.fitting.all.filter(({ rule }) => codes.includes(documentOf(rule.clause, knowledge)?.region ?? ''));
  const paying = here.filter((fit) => paysOnCase(fit, new Set(slots.map(({ fact }) => fact)), knowledge));
  if (paying.length < 2) return null;
  // Of what no figure limits a list tells more than the most that the others come to.
  return limit && paying.every(({ calculation }) => calculation.amount) ? { most: true } : {};
}

/** It is due, and not only for a title that is taken to be new; or what it pays a share of is told, and no title or event lacks. */
function paysOnCase(fit: Fit, told: ReadonlySet<string>, knowledge: Knowledge): boolean {
  const { rule, standing, calculation, titles } = fit;
  if (!('promise' in rule.award) || standing === 'past' || standing === 'help') return false;
  if (standing === 'met') return !calculation.assumed.includes(factInRole(knowledge.book.facts, 'newly-recognised'));
  const shares = plainIn(rule.award.amount).flatMap((one) => ('of' in one ? [one.of] : []));
  return titles.length === 0 && !hangsOnEvent(fit, knowledge) && shares.some((fact) => told.has(fact));
}
