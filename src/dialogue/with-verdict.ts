import { isBare } from '../answer/evidence/bare.ts';
import { type Evidence, type Ranked, rankedById } from '../answer/evidence/evidence.ts';
import type { Lead, Plan, PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import { bearing, lineMissedBy, notKnownOf, polarUndecided, polarVerdict } from '../answer/evidence/polar-verdict.ts';
import { aimAsOwn } from '../answer/evidence/target-stated.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { OF_THE_CASE } from '../understand/aspects.ts';
import type { StatedFigure } from '../understand/stated-figures.ts';
import { clauseAlone } from './clause-alone.ts';

/** A lead that says only what the clause pays or asks for; and one that tells nothing of the asker's own case. */
const BARE: ReadonlySet<Lead['lead']> = new Set(['award', 'figure', 'conditions']);
const OF_NO_CASE: ReadonlySet<Lead['lead']> = new Set([...BARE, 'recurrence']);

/** A question of yes or no to which a clause would be recited is answered first: by what the figures of the case come to, else by the sentence that bears on it; one that asks back is, where every figure that was told misses the line. */
export function withVerdict(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const { polar } = evidence.own;
  if (!polar) return planned;
  switch (planned.say) {
    case 'ask-fact':
    case 'impossible':
      return missedBy(evidence, knowledge) ?? planned;
    case 'provisions':
      return tells(planned) > 0 || planned.lead !== null || polar.put === 'has' || isBare(planned.of.document)
        ? planned
        : { ...planned, lead: { lead: 'undecided', put: polar.put, on: [] } };
    case 'clauses':
      return ofClause(planned, evidence, knowledge);
    default:
      return planned;
  }
}

function ofClause(told: Extract<PlanOfClauses, { say: 'clauses' }>, evidence: Evidence, knowledge: Knowledge): Plan {
  const planned = asksOfAnotherSum(told, evidence) ? { ...told, claims: [] } : told;
  const [first] = planned.used;
  const { lead, tier } = planned;
  const places = new Set(planned.used.map(({ document }) => document.region));
  if (planned.listed || places.size > 1 || (lead !== null && !OF_NO_CASE.has(lead.lead))) return planned;
  // Of a figure that is no sum of a policy a claim is no answer.
  const isOfClaims = planned.claims.length > 0 && planned.claims.every(({ verdict }) => verdict === 'not-held');
  const line =
    isOfClaims && tells({ ...planned, claims: [] }) === 0
      ? lineMissedBy(evidence, first, knowledge.language, true)
      : null;
  if (line) return { ...clauseAlone(first), uncoveredPlace: planned.uncoveredPlace, lead: line, on: line.on };
  // 补领40万行吗: a figure that is right makes nothing of that right.
  const unknown = planned.claims.length > 0 ? notKnownOf(evidence, first, knowledge) : null;
  if (unknown) return { ...planned, claims: [], lead: unknown, tier: null, used: [first], on: unknown.on };
  if (tells(planned) > 0 || planned.provisions.length > 0 || planned.notGranted !== null) return planned;
  const bare = tier === null && (lead === null || BARE.has(lead.lead));
  const decided = bare ? caseOf(first, evidence) : null;
  if (decided) return decided;
  const aim = bare ? aimOf(first, evidence, knowledge) : null;
  if (aim) return { ...planned, lead: aim, tier: null, used: [first], on: [aim.held] };
  const verdict =
    polarVerdict(evidence, first, knowledge) ?? (bare ? polarUndecided(evidence, first, knowledge) : null);
  return verdict ? { ...planned, lead: verdict, tier: null, used: [first], on: verdict.on } : planned;
}

/** 封顶80万，领过30万，剩的50万能补吗: that the clause's figure is right answers nothing of the sum that is asked for behind it. */
function asksOfAnotherSum({ claims }: PlanOfClauses, { own, slots }: Evidence): boolean {
  const isTold = (f: StatedFigure): boolean => slots.some((s) => s.start < f.end && s.end > f.start);
  return (
    claims.length > 0 &&
    claims.every(
      ({ verdict, said }) =>
        verdict === 'held' &&
        own.figures.some(
          (f) => f.start > said.end && f.unit === 'CNY' && said.unit === 'CNY' && f.value !== said.value && !isTold(f),
        ),
    )
  );
}

function aimOf(first: Ranked, evidence: Evidence, { language }: Knowledge) {
  const sentence = bearing(evidence, first, language);
  return sentence && evidence.own.polar?.put !== 'has' ? aimAsOwn(evidence, sentence, language) : null;
}

/** How much is said before the words of the clauses, their lead aside. */
function tells({ claims, leftOut, unsaid, ruledOut, relation, pace }: PlanOfClauses): number {
  const one = [relation, pace].filter((said) => said !== null);
  return claims.length + leftOut.length + unsaid.length + ruledOut.length + one.length;
}

/** The clause of the first measure that is decided, where each figure that may be the one asked for misses its line; what was read of the case decides better. */
function missedBy(evidence: Evidence, knowledge: Knowledge): Plan | null {
  const [decided] = evidence.sums.decided;
  const of = decided ? rankedById(decided.rule.clause, evidence.asOf, knowledge) : null;
  const lead = of && lineMissedBy(evidence, of, knowledge.language, true);
  if (!decided || !of || lead?.lead !== 'against-line') return null;
  const told = lead.side === 'share' ? [lead.part] : lead.said;
  const isRead = decided.calculation.steps.some(({ figures }) =>
    figures.some((f) => f.origin === 'user' && told.some(({ value }) => value === f.value)),
  );
  return isRead ? null : { ...clauseAlone(of), lead, on: lead.on };
}

/** What the one measure of a clause comes to, where figures that the asker told decide it and none of them is one that is only put up; null where they do not. */
function caseOf(of: Ranked, { sums, own, question, slots, setAside }: Evidence): Plan | null {
  const [decided, ...others] = sums.decided.filter(({ rule }) => rule.clause === of.clause.id);
  if (!decided || others.length > 0 || setAside.length > 0 || sums.problems.length > 0) return null;
  const put = own.figures.filter((f) => f.offered || f.paid);
  if (slots.some((s) => put.some((f) => s.start < f.end && f.start < s.end))) return null;
  const { verdict, steps } = decided.calculation;
  const holds = verdict === 'ineligible' ? false : verdict === 'eligible' ? true : null;
  const rests = steps.some(
    (s) =>
      s.kind === 'condition' && s.holds === holds && s.figures.some((f) => f.origin === 'user' && f.unit !== 'date'),
  );
  const isOfCase = question.aspects.every((aspect) => OF_THE_CASE.has(aspect)) && !question.signs.supposes;
  if (holds === null || !rests || (holds && !isOfCase)) return null;
  return {
    say: 'sum',
    decided: [decided],
    apart: false,
    quoted: false,
    used: [of],
    claims: [],
    line: true,
    besides: null,
    hoped: [],
  };
}
