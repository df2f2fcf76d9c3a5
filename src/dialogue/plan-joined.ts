import { type Evidence, rankedById } from '../answer/evidence/evidence.ts';
import type { JoinedAnswer, JoinedPart, PairMet } from '../answer/evidence/joined-answer.ts';
import { joinedMeasures, joinedOf, thingsFigured } from '../answer/evidence/joined-measures.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { ceilingsAdded } from '../calculate/award/total.ts';
import { meetingOf } from '../calculate/combine/meeting.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { Decimal } from '../calculate/value/decimal.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Figure } from '../language/figure.ts';
import type { Span } from '../understand/span.ts';
import { withStep } from './totals.ts';

/** What texts say of supports that are asked to be had together, before all else; null where they are not two. */
export function planJoined(evidence: Evidence, askPlace: string | null, knowledge: Knowledge): Plan | null {
  const { question, sums } = evidence;
  const { act } = question;
  const joined = joinedOf(question);
  const asksSo = joined?.asks === 'taken-off' || joined?.asks === 'sum';
  const figured = evidence.slots.map(({ fact }) => fact);
  // 贷款2400万，研发620万，两样能一起报吗: of what is told and none is named.
  const ofFigures = joined?.asks === 'all' && joined.things.length < 2 && thingsFigured(figured, knowledge).length > 1;
  if (!joined || !(asksSo || ofFigures || act.act === 'together')) return null;
  const measures = joinedMeasures(question, { placed: sums.placed, titles: sums.titles.has, figured }, knowledge);
  if (measures === 'place' && joined.asks !== 'all') return null;
  if (measures === 'place') return askPlace === null ? null : { say: 'where', opens: false, ask: askPlace };
  if (!measures) return null;
  // 那50万拿过了，又评上单项冠军产品，还能拿多少: what was had is no part of what is asked.
  const ofRest = act.act !== 'together' || question.aspects.includes('amount');
  if (ofRest && measures.some(({ rule }) => sums.had.includes(rule))) return null;
  const rules = new Set(measures.map(({ rule }) => rule));
  const named = measures.map((one): JoinedPart => {
    const decided = sums.joined.find(({ rule }) => rule === one.rule) ?? null;
    return { ...one, decided, own: !sharesFigures(one.rule, rules, evidence, knowledge.book.facts) };
  });
  // 这三样加起来: of two that are recognised the sum is another.
  const missing = joined.counted > named.length;
  const total = missing ? { claimed: null, total: null } : totalOf(named, evidence);
  // What is put up for all, or what one of them is said to pay, was taken for a figure of the case.
  const paid = joined.things.flatMap(({ sum }) => sum ?? []);
  const misread = [...(total.claimed ? [total.claimed.said] : []), ...paid].some((at) => isTold(at, evidence.slots));
  const parts = misread ? named.map((part) => ({ ...part, own: false })) : named;
  const pool = act.act === 'together' && (act.pool ?? false);
  // What each comes to is told with the sum, where the case decides all of them.
  const decidesAll = parts.every(({ rule }) => sums.decided.some((one) => one.rule === rule));
  if (joined.asks === 'sum' && !total.claimed && (decidesAll || !total.total)) return null;
  const answer: JoinedAnswer = {
    asks: joined.asks,
    pool,
    parts,
    missing,
    met: pairsMet(parts, knowledge),
    ...total,
  };
  const used = parts.flatMap(({ rule }) => rankedById(rule.clause, evidence.asOf, knowledge) ?? []);
  return { say: 'joined', answer, used };
}

/** 直升机220小时，eVTOL310小时: a fact with figures is told that several of them ask. */
function sharesFigures(rule: Rule, all: ReadonlySet<Rule>, { slots }: Evidence, book: FactBook): boolean {
  const others = [...all].filter((other) => other !== rule).flatMap((other) => factsOf(other, book));
  const asked = factsOf(rule, book).filter((fact) => others.includes(fact));
  return slots.some(({ fact }) => {
    const known = book.get(fact);
    const fields = known?.type === 'list' ? known.of : [fact];
    return FIGURES.has(known?.type ?? '') && fields.some((field) => asked.includes(field));
  });
}
const FIGURES: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'list']);

/** Each two of them that are not one measure. */
const pairsMet = (parts: readonly JoinedPart[], knowledge: Knowledge): readonly PairMet[] =>
  parts.flatMap((a, i) =>
    parts
      .slice(i + 1)
      .filter((b) => b.rule !== a.rule)
      .map((b) => ({ both: [a, b] as const, ...meetingOf(a.rule, b.rule, knowledge) })),
  );

/** What they come to at most together, where that is asked or put up. */
function totalOf(parts: readonly JoinedPart[], { own, slots }: Evidence): Pick<JoinedAnswer, 'claimed' | 'total'> {
  const decided = parts.flatMap(({ decided: one }) => one ?? []);
  const isEach = new Set(decided.map(({ rule }) => rule.id)).size === parts.length && parts.every(({ own }) => own);
  const step = isEach ? ceilingsAdded(decided) : null;
  const last = decided.at(-1);
  const sum = step?.figures.at(-1)?.value;
  if (!step || !last || sum === undefined) return { claimed: null, total: null };
  // 50+50(研发)=150万: what is put up is none of the case, whatever stands before it.
  const put = own.figures.filter((f) => (f.offered || !isTold(f, slots)) && isMoney(f));
  // 一共280行不行 leaves out what it is counted in.
  const worth = (f: Figure) => new Decimal(f.value).times(f.unit === 'number' ? TEN_THOUSAND : 1);
  const comes = put.find((f) => worth(f).eq(sum));
  // More than any of them gives: it is put up for all, whatever it is made of.
  const each = decided.map(({ calculation: { amount, atMost } }) => new Decimal(amount?.value ?? atMost?.value ?? 0));
  const more =
    own.joined?.asks === 'sum'
      ? put.findLast((f) => f.unit === 'CNY' && each.every((one) => worth(f).gt(one)))
      : undefined;
  if (!comes && more) return { claimed: { said: more, isSum: false }, total: null };
  const claimed = comes ? { said: comes, isSum: true } : null;
  const { total, canGet, wantsSum } = own.signs;
  const ofAmount = own.aspects.includes('amount') && (canGet || wantsSum);
  // 能一起报吗: what all come to is told with it.
  const isAsked = total !== null || own.joined?.asks === 'sum' || own.joined?.asks === 'all' || ofAmount;
  return { claimed, total: claimed || isAsked ? withStep(last, step) : null };
}

const isTold = (f: Span, slots: Evidence['slots']): boolean => slots.some((s) => s.start < f.end && f.start < s.end);

const isMoney = ({ unit, vague }: Figure): boolean => !vague && (unit === 'CNY' || unit === 'number');
const TEN_THOUSAND = 10_000;
