import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Fit, FitStanding } from '../answer/evidence/fit.ts';
import type { RecordedFacts } from '../answer/evidence/plan-to-say.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { isTitles, type Slot } from '../understand/slots/slot.ts';
import { planFitting } from './plan-fitting.ts';

const OPENED = 3;
const FIGURES: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'list']);
const TELLS: ReadonlySet<string> = new Set(['inform', 'correct', 'unsure']);

/** 我们在长沙，是小巨人: facts, no measure and no question. */
export function statesFactsOnly(asking: Asking, evidence: Evidence): boolean {
  const { sums } = evidence;
  const { own, slots, tells } = asking;
  if (!TELLS.has(own.act.act) || asking.answers) return false;
  if (own.signs.holdsOff) return true;
  // 200万稳了吧: a sum is put up to be confirmed.
  if (own.figures.some(({ offered, unit }) => offered && unit === 'CNY')) return false;
  if (tells) return !(calculates(sums) && measures(slots, sums)) && !isUnknownOf(asking, evidence);
  const aside = own.topics.some((t) => t.weight >= 0.5 && !isTold(t.word, slots));
  const decides = (sums.figured && sums.decided.length > 0 && measures(slots, sums)) || sums.problems.length > 0;
  return own.act.act === 'inform' && own.signs.ofFirm && !aside && !decides;
}

/** Figures are told that something may be calculated from, or a measure is met but for them; not only who the firm is, beside one that wants another title. */
function measures(slots: readonly Slot[], { goesOn, placed, problems, decided }: Evidence['sums']): boolean {
  const isFigure = ({ value }: Slot) =>
    (typeof value === 'string' && value !== placed && /\d/.test(value)) ||
    (typeof value === 'object' && !isTitles(value));
  const settles = decided.some(({ calculation: { next } }) => (next?.names.length ?? 0) === 0);
  return goesOn || problems.length > 0 || settles || slots.some(isFigure);
}

const isTold = (word: string, slots: readonly Slot[]): boolean => slots.some((s) => s.words.includes(word));

/** 贷款数我说不上来: nothing but what a clause that was talked of asks is told not to be known; what the clause gives holds all the same. */
export function isUnknownOf({ leavesOpen, own, slots }: Asking, { ranked, sure, question }: Evidence): boolean {
  const ofClause = sure && question.talkedOf.includes(ranked[0]?.clause.id ?? '');
  return (
    leavesOpen &&
    own.figures.length === 0 &&
    ofClause &&
    slots.every((s) => s.exactness === 'partial') &&
    own.topics.some((t) => t.weight >= 0.5)
  );
}

/** What is told settles something: a measure that was talked of, or one of the place that comes to a sum. */
function calculates({ goesOn, decided, figured, placed, problems }: Evidence['sums']): boolean {
  return problems.length > 0 || ((goesOn || (placed !== null && figured)) && decided.length > 0);
}

/** The measures that what is told opens: those that ask one of its facts, those of the place where it tells nothing else. */
export function planRecordedFacts(
  { slots, corrects, leavesOpen }: Asking,
  evidence: Evidence,
  knowledge: Knowledge,
): RecordedFacts {
  const { facts } = knowledge.book;
  const noted = slots.filter((s) => s.exactness !== 'partial' && !s.ambiguous);
  const fits = planFitting(evidence, null, knowledge);
  const fitting = fits.say === 'what-fits' ? [...fits.fitting.shown, ...fits.fitting.rest] : [];
  const standing = (...ways: readonly FitStanding[]) => fitting.filter((fit) => ways.includes(fit.standing));
  const eligible = standing('met', 'help').filter(({ calculation }) => calculation.verdict === 'eligible');
  const open = standing('open');
  const ofCase = slots.map((s) => s.fact).filter((fact) => facts.get(fact)?.role !== 'home');
  const figured = ofCase.some((fact) => FIGURES.has(facts.get(fact)?.type ?? ''));
  const asking = (all: readonly Fit[]): readonly Fit[] =>
    all.filter(({ rule }) => factsOf(rule, facts).some((fact) => ofCase.includes(fact)));
  const money = eligible.filter(({ rule }) => 'promise' in rule.award);
  const ofThese = [asking(eligible), asking(open)].find((all) => all.length > 0);
  const ofPlace = [money, open].find((all) => all.length > 0) ?? eligible;
  // 开了个民宿，去年三十来万流水: what takes a title that such a firm seldom has is not opened by its figures.
  const seldom = fits.say === 'what-fits' && fits.fitting.seldom;
  const opens = seldom ? asking(eligible) : (ofThese ?? (figured ? [] : ofPlace));
  const placed = evidence.sums.placed !== null || evidence.question.regions.length > 0;
  const leaves = evidence.sums.decided.flatMap(({ rule, calculation }) => {
    const clause = knowledge.clauses.get(rule.clause);
    const region = rule.scope?.region;
    const left = calculation.verdict === 'not-in-scope' && evidence.sums.goesOn && evidence.sums.placedNow;
    return left && clause && region !== undefined ? [{ rule, region: String(region), clause }] : [];
  });
  return {
    say: 'taken-down',
    leaves,
    noted,
    corrects,
    leavesOpen,
    opens: leavesOpen ? [] : opens.slice(0, OPENED),
    reached: opens.some((one) => eligible.some((fit) => fit === one)),
    unused: placed && fits.say === 'what-fits' && figured && opens.length === 0 && !leavesOpen,
    unheld: fits.say === 'no-policies-of' ? fits.place : null,
    placed,
  };
}
