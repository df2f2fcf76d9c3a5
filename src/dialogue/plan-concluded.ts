import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Decided } from '../answer/evidence/fit.ts';
import { ownSum, sumIfMet } from '../answer/evidence/own-sum.ts';
import type { PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import { clauseFigures } from '../answer/evidence/sentences.ts';
import { NO_SUM } from '../answer/evidence/worked.ts';
import type { Step } from '../calculate/value/calculation-schema.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Figure } from '../language/figure.ts';
import { isOneOrTwo } from '../language/figure-context.ts';
import { lieApart } from '../language/region.ts';
import { OF_DOCUMENT, OF_THE_CASE } from '../understand/aspects.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { asks } from './choose-measures.ts';
import { caseDecided, type OfCase, usedBy } from './plan-case.ts';
import { planFromText } from './plan-from-text.ts';

/** Acts under which a clause is asked about, and its measure may answer. */
const OF_A_CLAUSE: ReadonlySet<string> = new Set(['ask', 'claim', 'compare', 'calculate', 'rise', 'answer']);
const FIGURES: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'list']);
/** So many of the clauses that answer lead to their measures. */
const LEADING = 2;

/** What the figures that a message tells come to by the measure to which the clauses lead, before whatever else it asks; null where they decide nothing. */
export function planConcluded(evidence: Evidence, asking: Asking, knowledge: Knowledge): OfCase | null {
  return concludes(evidence, asking, knowledge)
    ? caseDecided(evidence, usedBy(evidence, knowledge), besides(evidence, knowledge), knowledge)
    : null;
}

/** What a clause says to the aspects that no sum answers; null where none is asked. */
function besides(evidence: Evidence, knowledge: Knowledge): PlanOfClauses | null {
  const { aspects } = evidence.question;
  if (aspects.every((aspect) => OF_THE_CASE.has(aspect) || aspect === 'other')) return null;
  const told = planFromText(evidence, knowledge);
  return told && told.say !== 'places' && told.say !== 'measures' && told.say !== 'document' ? told : null;
}

/**
 * Whether figures that the message tells decide the measure to which the clauses lead, so that what they come to is said before whatever
 * else is asked. Not where a sum is left over that nothing took, where places are compared, or where nothing but the clause is asked about.
 */
function concludes(evidence: Evidence, { residue, own }: Asking, knowledge: Knowledge): boolean {
  const { book } = knowledge;
  const { sums, question, ranked } = evidence;
  const [first] = sums.decided;
  if (!first || sums.problems.length > 0 || !OF_A_CLAUSE.has(question.act.act)) return false;
  if (lieApart(question.regions) || question.signs.ways.has('asks-all-or-one')) return false;
  const led = ranked.slice(0, LEADING).some(({ clause }) => clause.id === first.rule.clause);
  if (!led && !(ranked.length === 0 && sums.goesOn)) return false;
  const isOffered = own.figures.some((f) => f.offered && f.unit === 'CNY');
  const mayDeny = question.aspects.some((aspect) => !BESIDE.has(aspect));
  if (mayDeny || (asksOfTextAlone(evidence) && !isOffered)) return false;
  const isLeft = residue.some(
    ({ of, start, end }) =>
      of === 'money' &&
      !own.figures.some((f) => f.start < end && f.end > start && (f.offered || f.ofClause || isOneOrTwo(f))),
  );
  if (isLeft || hasBareNumber(evidence)) return false;
  const told = toldIn(evidence, first.rule, book.facts);
  if (told !== null && first.calculation.missing.some((fact) => isOverPeriod(evidence, fact))) return true;
  if (told !== null && told.size === 0 && sums.decided.length > 1) return isOfEach(evidence);
  // 那三年下来就是108万吧: put up for the case that was told before.
  if (told !== null && told.size === 0 && isOffered && ownSum(evidence, knowledge) !== null) return true;
  return told !== null && isDecidedBy(first, told, book.facts);
}

/** 国家级小巨人、国内首台套都有了，上限多少: a sum is asked of several awards, and each is due by what is told. */
const isOfEach = ({ sums: { decided }, question: { act, aspects } }: Evidence): boolean =>
  act.act === 'calculate' &&
  aspects.includes('amount') &&
  decided.every(({ calculation: { verdict, amount } }) => verdict === 'eligible' && amount !== null);

/** 扣除时填的271: a number of no unit that nothing took may be the very one that counts. */
function hasBareNumber({ own, slots, ranked }: Evidence): boolean {
  const held = ranked.slice(0, LEADING).flatMap(({ clause }) => clauseFigures(clause));
  // 取146还是取91, of 146万 and 91万: said again without what it is counted in.
  const isAgain = ({ value }: Figure) =>
    own.figures.some((f) => f.unit !== 'number' && /^[\d.]+/.exec(f.text)?.[0] === value);
  const isTold = ({ start, end, value }: Figure) =>
    slots.some((s) => s.exactness !== 'partial' && s.start < end && s.end > start) ||
    held.some((h) => h.value === value);
  return own.figures.some(
    (f) => f.unit === 'number' && Number(f.value) >= BARE && !f.offered && !isTold(f) && !isAgain(f),
  );
}
const BARE = 10;

/** What is asked besides and leaves what is due as it is: where, when and by whom it is paid, once or again, beside what else. */
const BESIDE: ReadonlySet<string> = new Set([
  ...NO_SUM,
  ...OF_THE_CASE,
  'other',
  'list',
  'payout-time',
  'payer',
  'several-at-once',
  'again-next-year',
]);

/** Nothing is asked that a sum would answer: materials, dates, whether it may be had again. */
function asksOfTextAlone({ question: { act, aspects, signs } }: Evidence): boolean {
  const ofText = aspects.every((aspect) => !OF_THE_CASE.has(aspect) && aspect !== 'other');
  const ofWay = aspects.every((aspect) => NO_SUM.has(aspect) || OF_DOCUMENT.has(aspect));
  return aspects.length > 0 && ofText && (ofWay || (act.act !== 'calculate' && !signs.wantsSum));
}

/** 三年合起来540万: what the measure still wants was told of more than the period that it counts by. */
const isOverPeriod = ({ slots }: Evidence, fact: string): boolean =>
  slots.some((s) => s.fact === fact && s.covers === 'more');

/** The facts with figures that the message tells, the fields of a list among them; null where one of them is of another measure, or is what this one pays. */
function toldIn({ slots }: Evidence, rule: Rule, book: FactBook): ReadonlySet<string> | null {
  const told = slots.filter(
    ({ fact, exactness, ambiguous }) =>
      exactness !== 'partial' && !ambiguous && FIGURES.has(book.get(fact)?.type ?? ''),
  );
  const most = 'promise' in rule.award ? rule.award.cap?.value : undefined;
  if (told.some(({ fact, value }) => !asks(rule, fact, book) || value === most)) return null;
  return new Set(
    told.flatMap(({ fact }) => {
      const known = book.get(fact);
      return known?.type === 'list' ? [fact, ...known.of] : [fact];
    }),
  );
}

/** What is told works out its sum, fails one of its conditions, or meets them where it pays no sum; or the sum hangs on what is no figure. */
function isDecidedBy(decided: Decided, told: ReadonlySet<string>, book: FactBook): boolean {
  const { verdict, amount, steps, missing, byNow } = decided.calculation;
  const rests = ({ figures }: Step) => figures.some(({ origin, ref }) => origin === 'user' && told.has(ref));
  if (verdict === 'ineligible') return steps.some((s) => s.holds === false && rests(s));
  if (verdict === 'needs-facts' && byNow)
    return steps.some((s) => s.kind === 'condition' && s.holds === null && rests(s));
  if (verdict === 'needs-facts')
    return (
      sumIfMet(decided) !== null &&
      !missing.some((fact) => FIGURES.has(book.get(fact)?.type ?? '')) &&
      steps.some((s) => s.kind === 'amount' && rests(s))
    );
  if (verdict !== 'eligible') return false;
  return steps.some((s) => rests(s) && (s.kind === 'amount' || (amount === null && s.kind === 'condition')));
}
