import { type Evidence, type Ranked, rankedById } from '../answer/evidence/evidence.ts';
import { forAnotherPlace } from '../answer/evidence/for-another-place.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { NATIONAL, regionName, regionsAbove } from '../language/region.ts';
import { OF_DOCUMENT } from '../understand/aspects.ts';
import { clauseAlone } from './clause-alone.ts';

/** Acts that want something for the firm. */
const WANTS: ReadonlySet<string> = new Set(['ask', 'calculate', 'claim', 'inform', 'what-can-i-get', 'together']);

/** Plans that tell of the place themselves, or are led to by the conversation. */
const OTHERWISE: ReadonlySet<Plan['say']> = new Set([
  'card',
  'one-fit',
  'changes',
  'path',
  'document',
  'places',
  'sides',
  'each',
]);

/** What one place gives is asked for a firm in another: that it is not theirs is said first, whatever was planned. */
export function withPlaceApart(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const { apart, act, aspects } = evidence.question;
  const ofDocument = aspects.length > 0 && aspects.every((aspect) => OF_DOCUMENT.has(aspect));
  if (!apart || !WANTS.has(act.act) || OTHERWISE.has(planned.say) || ofDocument) return planned;
  if (planned.say === 'sum' && tellsOfThing(evidence, knowledge)) return planned;
  const lies = (of: Ranked) => forAnotherPlace(evidence, of);
  const of = clausesFor(planned, evidence, knowledge).find(lies);
  const lead = of ? lies(of) : null;
  const held = new Set([...knowledge.documents.values()].map(({ region }) => region));
  const above = regionsAbove(apart.firmAt).filter((code) => code !== NATIONAL);
  const unheld = above.some((code) => held.has(code)) ? null : { name: regionName(apart.firmAt), liesBelow: false };
  // What has to lie in the place is written, wherever the firm went.
  const told = of && lead?.lead === 'other-place' && asksOfThing(of, knowledge) ? { ...lead, moved: false } : lead;
  if (of && told) return { ...clauseAlone(of), lead: told, uncoveredPlace: unheld };
  return { say: 'not-of-place', ...apart, held: unheld === null };
}

/** 基地在江西: where a thing lies that a fact asks for decides by itself. */
const tellsOfThing = ({ slots }: Evidence, { book }: Knowledge): boolean =>
  slots.some(({ fact }) => book.facts.get(fact)?.type === 'place' && fact !== factInRole(book.facts, 'home'));

/** A measure of the clause asks where something of the firm lies. */
const asksOfThing = ({ clause }: Ranked, { book }: Knowledge): boolean =>
  [...book.rules.values()]
    .filter((rule) => rule.clause === clause.id)
    .flatMap((rule) => factsOf(rule, book.facts))
    .some((fact) => book.facts.get(fact)?.type === 'place' && fact !== factInRole(book.facts, 'home'));

/** The clauses that were planned to be told, those found, and those of the measures that are decided. */
function clausesFor(planned: Plan, { ranked, sums, asOf }: Evidence, knowledge: Knowledge): readonly Ranked[] {
  const decided = sums.decided.flatMap(({ rule }) => rankedById(rule.clause, asOf, knowledge) ?? []);
  return [...('used' in planned ? planned.used : []), ...ranked, ...decided];
}
