import { type Found, type Ranked, rankedById } from '../answer/evidence/evidence.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { areNested } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { paysRate } from './choose-measures.ts';
import type { Memory } from './state.ts';

/**
 * Where nothing held for the asker's place answers: the clause of a measure that is meant by the rate it pays (贴3%的) on what is told of the case,
 * or that was talked of and whose place is named beside theirs (邻市的规定我们也照着来行吗), and that is for another place alone; null where there is none.
 */
export function meantElsewhere(found: Found, asking: Asking, memory: Memory, knowledge: Knowledge): Ranked | null {
  const { question, ranked, elsewhere, asOf } = found;
  const { documents, unknownNumbers, signs } = question;
  if (ranked.length > 0 || elsewhere || signs.moves || documents.length + unknownNumbers.length > 0) return null;
  const rule = byRate(asking, memory, asOf, knowledge) ?? talkedOf(asking, memory, asOf, knowledge);
  const region = rule?.scope && String(rule.scope.region);
  if (!rule || region === undefined) return null;
  return isAway(asking, memory, region, knowledge) ? rankedById(rule.clause, asOf, knowledge) : null;
}

/** The enterprise is told to be in another place; where nobody told where it is, another is named. */
function isAway({ own, slots }: Asking, memory: Memory, region: string, { book }: Knowledge): boolean {
  const home = factInRole(book.facts, 'home');
  const now = slots.find(({ fact }) => fact === home)?.value;
  const place = now ?? (own.signs.ofAnother ? undefined : memory.facts.get(home));
  return typeof place === 'string'
    ? !areNested(place, region)
    : own.regions.some(({ code }) => !areNested(code, region));
}

/** The one measure that pays a rate which is named, on a sum that is told. */
function byRate({ own, slots }: Asking, memory: Memory, asOf: string, { book }: Knowledge): Rule | null {
  const rates = own.figures.filter((f) => f.unit === '%' && !slots.some((s) => s.start < f.end && f.start < s.end));
  const isKnown = (fact: string): boolean => slots.some((s) => s.fact === fact) || memory.facts.has(fact);
  const meant = rulesOn(book, asOf).filter(
    (rule) =>
      paysRate(rule, rates) && 'promise' in rule.award && 'of' in rule.award.amount && isKnown(rule.award.amount.of),
  );
  const [only, ...others] = meant;
  return only && others.length === 0 ? only : null;
}

/** The measure of the clause that was cited, where its place is named. */
function talkedOf({ own }: Asking, { cited }: Memory, asOf: string, { book }: Knowledge): Rule | null {
  const rule = rulesOn(book, asOf).find(({ clause }) => clause === cited[0]);
  return own.regions.length > 1 && own.regions.some(({ code }) => code === String(rule?.scope?.region))
    ? (rule ?? null)
    : null;
}
