import { isBare } from '../answer/evidence/bare.ts';
import { checkClaims } from '../answer/evidence/check-claims.ts';
import type { Claim } from '../answer/evidence/claim-verdict.ts';
import { type Decided, type Evidence, type Ranked, rankedById } from '../answer/evidence/evidence.ts';
import { lastYear } from '../answer/evidence/last-year.ts';
import { claimsBeside, openVerdict } from '../answer/evidence/open-verdict.ts';
import { ownSum, totalPutUp } from '../answer/evidence/own-sum.ts';
import { paysOneOf } from '../answer/evidence/pays-one-of.ts';
import type { Plan, PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import { leftOutBy } from '../answer/evidence/silence.ts';
import { stillHoped } from '../answer/evidence/still-hoped.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { lieApart } from '../language/region.ts';
import { OF_THE_CASE } from '../understand/aspects.ts';

export type OfCase = Extract<
  Plan,
  { say: 'impossible' | 'locked' | 'ceilings' | 'reach' | 'conditionally' | 'ask-fact' | 'sum' | 'until' }
>;

/** What is said of the asker's own case; null where the text answers. */
export function planCase(evidence: Evidence, knowledge: Knowledge): OfCase | null {
  const { sums, question } = evidence;
  const { decided } = sums;
  if (question.signs.ways.has('asks-all-or-one')) return null;
  const reached = decided.filter(({ calculation }) => calculation.steps.some((s) => s.kind === 'reach'));
  const [most, ...further] = reached.map(({ rule }) => rankedOf(rule, evidence, knowledge));
  const until = lastYear(evidence);
  if (until) return { say: 'until', ...until, used: [rankedOf(until.decided.rule, evidence, knowledge)] };
  if (most) return { say: 'reach', decided: reached, used: [most, ...further] };
  if (isHopedFor(evidence)) {
    const [one, ...more] = decided.map(({ rule }) => rankedOf(rule, evidence, knowledge));
    if (one) return { say: 'ceilings', decided, used: [one, ...more] };
  }
  const judged = isJudged(evidence) || isSupposed(evidence);
  if (!judged && question.aspects.some((aspect) => !OF_THE_CASE.has(aspect))) return null;
  if (sums.wanted && sums.problems.length > 0 && !isSurelyNot(evidence))
    return { say: 'impossible', problems: sums.problems };
  const [first, ...others] = [...decided.map((d) => d.rule), ...sums.locked].map((rule) =>
    rankedOf(rule, evidence, knowledge),
  );
  if (!first) return null;
  if (!judged && !answersWithSum(evidence)) return null;
  const decidable = decided[0]?.calculation.verdict === 'eligible' && !question.goesOn;
  const leavesOut =
    question.act.act === 'ask' &&
    (isOfAnotherLevel(evidence, first) || leftOutBy(evidence, first, [], knowledge.language).all);
  if (!judged && !decidable && leavesOut) return null;
  if (decided.length === 0) return { say: 'locked', used: [first, ...others] };
  // Of a measure for a title that nobody told nothing is denied.
  if (isUntitled(evidence, knowledge) && isOfNoPlace(evidence) && isUnfound(evidence, first)) return null;
  return caseDecided(evidence, [first, ...others], null, knowledge);
}

/** The clauses that the measures decided rest on; `decided` holds one at least. */
export function usedBy(evidence: Evidence, knowledge: Knowledge): readonly [Ranked, ...Ranked[]] {
  const [first, ...others] = evidence.sums.decided.map(({ rule }) => rankedOf(rule, evidence, knowledge));
  if (!first) throw new Error('no measure is decided');
  return [first, ...others];
}

/** What is said of a case whose measures are decided; `besides`: what their clause says to the rest of the question. */
export function caseDecided(
  evidence: Evidence,
  used: readonly [Ranked, ...Ranked[]],
  besides: PlanOfClauses | null,
  knowledge: Knowledge,
): OfCase {
  const { sums, question } = evidence;
  const { decided } = sums;
  const line = question.signs.ways.has('asks-reached');
  const own = ownSum(evidence, knowledge);
  const total = totalPutUp(evidence);
  const claims: readonly Claim[] = own
    ? [{ ...own, verdict: 'own-sum' }]
    : total
      ? [{ ...total, verdict: 'own-total' }]
      : besides
        ? []
        : checkClaims(evidence, used[0], knowledge);
  const undecided = decided.find((d) => d.calculation.verdict === 'needs-facts');
  if (undecided && evidence.unknown.includes(undecided.calculation.next?.fact ?? ''))
    return { say: 'conditionally', undecided, used, claims, line };
  const heldClaims = isUntitled(evidence, knowledge) ? claims.filter(({ verdict }) => verdict !== 'not-held') : claims;
  if (decided[0]?.calculation.verdict === 'needs-facts') {
    const verdict = openVerdict(decided[0], used[0], evidence, heldClaims);
    const stand = claimsBeside(verdict, heldClaims);
    const asks = !namesWhatIsOpen(decided[0], evidence, knowledge);
    const { levels } = sums;
    return { say: 'ask-fact', decided, verdict, asks, levels, noted: [], used, claims: stand, line, besides };
  }
  const oneText = new Set(decided.map((d) => d.rule.clause)).size === 1;
  const all = decided.every((d) => d.calculation.verdict === 'eligible');
  const none = decided.every((d) => d.calculation.verdict === 'ineligible');
  const apart = decided.length > 1 && oneText && all;
  const isStep = evidence.own.line?.asks === 'step';
  return {
    say: 'sum',
    decided,
    apart,
    quoted: !sums.wanted && decided.length === 1,
    used,
    // That the figure is right, or which step it would be, answers nothing where it is not had.
    claims: none
      ? claims.filter(({ verdict }) => verdict !== 'held' && !(isStep && verdict === 'another-case'))
      : claims,
    line,
    besides,
    hoped: stillHoped(evidence, knowledge),
  };
}

/** What fails the measure rests on none of the facts that could not be made out: whatever they are, nothing is due. */
function isSurelyNot({ sums: { decided, problems } }: Evidence): boolean {
  const [only, ...others] = decided;
  if (!only || others.length > 0 || only.calculation.verdict !== 'ineligible') return false;
  const failed = only.calculation.steps.filter(({ holds }) => holds === false);
  const isUnclear = (fact: string) => problems.some((problem) => problem.includes(fact));
  return failed.some(({ figures }) => figures.length > 0 && !figures.some(({ ref }) => isUnclear(ref)));
}

/** The title that is to be known next is named in the message, whoever holds it: 给市级小巨人放了一笔款. */
function namesWhatIsOpen({ calculation: { next } }: Decided, { own }: Evidence, { book }: Knowledge): boolean {
  if (next?.fact !== factInRole(book.facts, 'recognitions')) return false;
  return own.titles.some(({ title, whole }) => whole && next.names.includes(title));
}

/** What is to be known next is a title. */
const isUntitled = ({ sums: { decided } }: Evidence, { book }: Knowledge): boolean =>
  decided[0]?.calculation.next?.fact === factInRole(book.facts, 'recognitions');

/** Nobody told where the firm is, now or before. */
const isOfNoPlace = ({ sums: { placed }, question: { regions, documents, goesOn } }: Evidence): boolean =>
  placed === null && regions.length + documents.length === 0 && !goesOn;

/** 技改补贴几个点: the clause of the measure chosen covers less of the question than the text would answer. */
const isUnfound = ({ ranked }: Evidence, { clause }: Ranked): boolean => !ranked.some((r) => r.clause.id === clause.id);

/** 要是市级的呢, of a measure for the national level. */
const isOfAnotherLevel = ({ own: { levels } }: Evidence, { clause: { text } }: Ranked): boolean =>
  levels.length > 0 && !levels.some((level) => text.includes(level));

/** Aspects that a verdict on the case answers, in whatever words it is asked. */
const OF_VERDICT: ReadonlySet<string> = new Set([...OF_THE_CASE, 'other']);

/** What a title would bring that is not had yet: 要是明年评上，能贴多少. */
function isSupposed({ sums: { decided }, question: { signs, aspects } }: Evidence): boolean {
  const [only, ...others] = decided;
  const brings =
    others.length === 0 &&
    only?.calculation.amount &&
    only.calculation.steps.some((s) => s.kind === 'amount' && s.figures.some((f) => f.origin === 'user'));
  return signs.supposesTitle && Boolean(brings) && aspects.every((a) => OF_VERDICT.has(a) || a === 'again-next-year');
}

/** Where, how and when to collect what is not due is asked in vain. */
const OF_WAY: ReadonlySet<string> = new Set(['office', 'how-to-apply', 'payout-time', 'status', 'backdated']);

/** What the message tells of the case fails the measure that is asked about: 合计270万，还有没有戏; 复核过了，是不是又能领. */
export function isJudged({ sums: { decided }, question, slots }: Evidence): boolean {
  const [only, ...others] = decided;
  if (!only || others.length > 0 || only.calculation.verdict !== 'ineligible') return false;
  if (!ASKS.has(question.act.act)) return false;
  const ofWay = question.aspects.some((aspect) => OF_WAY.has(aspect));
  const isAnswered = (aspect: string) => OF_VERDICT.has(aspect) || OF_WAY.has(aspect) || aspect === 'again-next-year';
  const last = question.points.at(-1)?.aspects ?? question.aspects;
  if (!question.aspects.every(isAnswered) && !last.every(isAnswered)) return false;
  const failed = only.calculation.steps.filter(({ holds }) => holds === false);
  // 新三板挂牌算不算: whether a thing counts is asked of the clause.
  const denies = ofWay || !question.signs.asksWhetherCounts;
  const told = slots.filter(
    ({ exactness, ambiguous, value }) =>
      exactness !== 'partial' && !ambiguous && (typeof value !== 'boolean' || (denies && !value)),
  );
  // 200万去哪领, of a measure that pays just that and is known to fail.
  if (paysOneOf(question.figures, only.rule)) return true;
  return failed.some(({ say, figures }) =>
    told.some(({ fact }) => say.includes(fact) || figures.some((f) => f.ref === fact)),
  );
}
/** 比例不够，是不是拿不到了: the asker takes it that nothing is had of the one measure that is due. */
export const isGivenUp = ({ sums: { decided, figured }, own }: Evidence): boolean =>
  figured && own.polar?.hopeless === true && decided.length === 1 && decided[0]?.calculation.verdict === 'eligible';
const ASKS: ReadonlySet<string> = new Set(['ask', 'calculate', 'claim']);

/** Measures of which some are not had yet, added up as if they were. */
function isHopedFor({ sums: { decided }, question: { signs } }: Evidence): boolean {
  const open = decided.some((d) => d.calculation.verdict === 'needs-facts');
  const added = decided.some((d) => d.calculation.steps.some((s) => s.kind === 'total'));
  return signs.total?.supposed === true && open && added && decided.length > 1;
}

/** True where a sum, or the question that it needs, answers better than the clause. */
function answersWithSum(evidence: Evidence): boolean {
  const { sums, question } = evidence;
  const { signs } = question;
  // Two places are asked about: a sum of one alone would leave the other out.
  const places = new Set(sums.decided.map((d) => String(d.rule.scope?.region)));
  if (lieApart(evidence.question.regions) && !sums.figured && places.size < 2) return false;
  const verdict = sums.decided[0]?.calculation.verdict;
  const sure = verdict === 'eligible' && sums.decided.some((d) => d.calculation.amount);
  const isOpen = verdict === 'needs-facts' && isOfIngested(evidence);
  if (!sums.wanted && !((sure || isOpen) && question.aspects[0] === 'amount')) return false;
  if (verdict === 'not-in-scope') return false;
  if (verdict !== 'needs-facts') return true;
  // 初赛过了能得什么: what there is to get stands in the clause.
  const ofClause = signs.limit || (signs.what && !signs.self);
  // 300万是一笔还是加起来: the clause is asked about, whatever is still unknown of the case.
  const asksOfClause = signs.ways.has('asks-of-clause') && !signs.total;
  return !signs.rateOfOne && !asksOfClause && (sums.figured || !ofClause);
}

/** A figure of an ingested clause is no answer by itself where a measure that was adopted for it still asks something. */
function isOfIngested({ sums: { decided }, ranked }: Evidence): boolean {
  const clause = decided[0]?.rule.clause;
  return ranked.some((r) => r.clause.id === clause && isBare(r.document));
}

function rankedOf(rule: Rule, evidence: Evidence, knowledge: Knowledge): Ranked {
  const held = evidence.ranked.find((r) => r.clause.id === rule.clause);
  if (held) return held;
  const other = rankedById(rule.clause, evidence.asOf, knowledge);
  if (!other) throw new Error(`the rule ${rule.id} rests on ${rule.clause}, which is not held`);
  return other;
}
