import { asksForHelp, namesHelp } from '../answer/evidence/asks-for-help.ts';
import { type Evidence, type Ranked, rankedById } from '../answer/evidence/evidence.ts';
import type { Lead, Plan, PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import { placesOutside, type RuledOut, ruledOutOf, ruledOutOfAll } from '../answer/evidence/ruled-out.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { OF_DOCUMENT } from '../understand/aspects.ts';
import { planFromText } from './plan-from-text.ts';

/** Acts that want to know what a clause brings. */
const ASKS: ReadonlySet<string> = new Set(['ask', 'calculate', 'claim']);

/** Where what is asked for is another place's, these tell so, or of the case itself. */
const TELLS_OF_PLACE: ReadonlySet<Plan['say']> = new Set(['sum', 'taken-down', 'impossible', 'joined', 'places']);

/** Whoever rose to another title had the one before. */
const HAD_BEFORE = 'after-rise';

/** Whatever a clause is asked for, what was told and shuts the asker out of it is said first. */
export function withRuledOut(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const { act, aspects, signs, worthAsked } = evidence.question;
  if (evidence.elsewhere && ASKS.has(act.act) && !TELLS_OF_PLACE.has(planned.say)) return { say: 'nothing-held' };
  const ofDocument = aspects.length > 0 && aspects.every((aspect) => OF_DOCUMENT.has(aspect));
  const ofAnotherTitle = signs.supposesTitle || worthAsked.length > 0 || aspects.includes(HAD_BEFORE);
  if (!ASKS.has(act.act) || ofDocument || ofAnotherTitle) return planned;
  const places = planned.say === 'clauses' ? placesOutside(planned.used[0], evidence) : null;
  if (places && planned.say === 'clauses') return { ...planned, ruledOut: [places], lead: keeps(planned.lead) };
  // That money is wanted names no measure that a title could be asked for.
  if (!(planned.say === 'ask-fact' ? namesHelp : asksForHelp)(evidence.question)) return planned;
  const told = asksForTitle(planned, knowledge) ? textOf(planned.used[0], evidence, knowledge) : planned;
  if (!told || !tellsClauses(told) || told.lead?.lead === 'other-place') return planned;
  // What the clause pays the title that is told was said.
  if (told.claims.some((claim) => claim.verdict === 'another-case' && claim.due)) return planned;
  const used = told.say === 'clauses' ? told.used : ([told.of] as const);
  const whole = ruledOutOfAll(evidence.ranked, evidence, knowledge);
  if (whole && told.say === 'clauses') return { ...told, used: [whole.of], ruledOut: [whole], lead: null, on: [] };
  const chosen = planned.say === 'ask-fact' ? planned.decided.map(({ rule }) => rule) : [];
  const outs = used.flatMap((of) => ruledOutOf(of, evidence, knowledge, chosen) ?? []);
  if (outs.length < used.length) return planned;
  const open = told.say === 'clauses' && isOfNoPlace(evidence) ? openElsewhere(used, evidence, knowledge) : null;
  const ruled = { ...told, ruledOut: oneEach(outs), lead: keeps(told.lead) };
  return open && ruled.say === 'clauses' ? { ...ruled, used: [...ruled.used, open] } : ruled;
}

const isOfNoPlace = ({ sums, question: { regions, documents, talkedOf } }: Evidence): boolean =>
  sums.placed === null && regions.length + documents.length + talkedOf.length === 0;

/** Where nobody told a place: what another gives that is called alike, and that nothing told shuts the asker out of. */
function openElsewhere(used: readonly Ranked[], evidence: Evidence, knowledge: Knowledge): Ranked | null {
  const all = rulesOn(knowledge.book, evidence.asOf);
  const own = all.filter(({ clause }) => used.some((of) => of.clause.id === clause));
  const isAlike = ({ keywords, scope }: Rule): boolean =>
    own.every((one) => one.scope?.region !== scope?.region) &&
    own.some((one) => one.keywords.some((word) => keywords.includes(word)));
  const held = all.filter(isAlike).flatMap(({ clause }) => rankedById(clause, evidence.asOf, knowledge) ?? []);
  return held.find((of) => ruledOutOf(of, evidence, knowledge) === null) ?? null;
}

/** A title is to be asked for that a measure wants. */
function asksForTitle(planned: Plan, { book }: Knowledge): planned is Extract<Plan, { say: 'ask-fact' }> {
  const [first] = planned.say === 'ask-fact' ? planned.decided : [];
  return first?.calculation.next?.fact === factInRole(book.facts, 'recognitions');
}

function textOf(of: Ranked, evidence: Evidence, knowledge: Knowledge): Plan | null {
  const held = rankedById(of.clause.id, evidence.asOf, knowledge);
  return held && planFromText({ ...evidence, ranked: [held], candidates: [held] }, knowledge);
}

const tellsClauses = (planned: Plan): planned is PlanOfClauses =>
  planned.say === 'clauses' || planned.say === 'unsaid' || planned.say === 'bodies' || planned.say === 'provisions';

/** What it pays is not the asker's. */
const keeps = (lead: Lead | null): Lead | null =>
  lead?.lead === 'award' || lead?.lead === 'figure' || lead?.lead === 'conditions' ? null : lead;

/** What shuts the asker out of several clauses alike is said once. */
const oneEach = (outs: readonly RuledOut[]): readonly RuledOut[] => {
  const said = (out: RuledOut) => JSON.stringify({ ...out, of: null });
  return outs.filter((out, i) => outs.findIndex((other) => said(other) === said(out)) === i);
};
