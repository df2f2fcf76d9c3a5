import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import type { WayPut } from '../../understand/signs.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Claim } from './claim-verdict.ts';
import type { Decided, Evidence, Ranked } from './evidence.ts';
import { sumIfMet } from './own-sum.ts';
import { paysOneOf } from './pays-one-of.ts';

/** What is said to a question while a fact of its measure is still open, before that fact is asked for. `said`: the sum that the message puts up. */
export type OpenVerdict =
  /** The measure can't come to so much, whatever is still open. */
  | { readonly verdict: 'beyond'; readonly said: Figure }
  /** It pays no money. */
  | { readonly verdict: 'unpaid'; readonly document: PolicyDocument }
  /** What is put up or asked for can't be confirmed by what is told. */
  | { readonly verdict: 'unsure'; readonly said: Figure | null };

/** Ways in which something is put up to be confirmed. */
const PUT_UP: readonly WayPut[] = ['asks-may', 'asks-reached', 'asks-whether-enough', 'asks-now', 'asks-for-share'];

/** The verdict on a measure of which a fact is open; null where nothing is put up, or what it comes to if its conditions are met answers. */
export function openVerdict(
  decided: Decided,
  { document }: Ranked,
  evidence: Evidence,
  claims: readonly Claim[],
): OpenVerdict | null {
  const { rule, calculation } = decided;
  const { question } = evidence;
  const said = sumPutUp(evidence, rule);
  const asksMoney = said !== null || question.aspects.includes('amount');
  if (!('promise' in rule.award)) return asksMoney && isUnpaid(rule) ? { verdict: 'unpaid', document } : null;
  if (calculation.next?.exactly || sumIfMet(decided) !== null || claims.some(({ verdict }) => verdict === 'own-sum'))
    return null;
  const { atMost } = calculation;
  const isBeyond =
    said &&
    atMost &&
    said.offered &&
    !isOfSeveral(said, evidence) &&
    !mayAddUp(rule) &&
    Number(said.value) > Number(atMost.value);
  if (isBeyond) return { verdict: 'beyond', said };
  const isPutUp =
    question.act.act === 'claim' ||
    question.aspects.includes('whether') ||
    PUT_UP.some((way) => question.signs.ways.has(way));
  return said || isPutUp ? { verdict: 'unsure', said } : null;
}

/** Help that is told without a figure. */
const isUnpaid = ({ award }: Rule): boolean => 'support' in award && parseFigures(award.support).length === 0;

/** 两个都评上就是400万: a fixed sum may be put up several times, or beside another. */
const mayAddUp = ({ award }: Rule): boolean => 'promise' in award && !('of' in award.amount) && award.cap === undefined;

/** 三年就是150万吧: of several years or firms together. */
const isOfSeveral = ({ ofYears }: StatedFigure, { question: { signs } }: Evidence): boolean =>
  ofYears || (signs.total?.years ?? signs.total?.firms ?? null) !== null;

/** The claims that still stand beside it: that the text has a figure confirms nothing of what can't be confirmed yet. */
export const claimsBeside = (open: OpenVerdict | null, claims: readonly Claim[]): readonly Claim[] =>
  open && open.verdict !== 'unpaid'
    ? claims.filter(
        (one) => !(one.verdict === 'held' && !one.sure) && !(one.verdict === 'ceiling' && 'said' in open && open.said),
      )
    : claims;

/** 那就是21万吧, 200万啥时候打: the last sum that is put up as what something comes to, or that the measure pays, and is no fact of the case. */
function sumPutUp({ own, question, slots }: Evidence, rule: Rule): StatedFigure | null {
  const isOwn = (f: Figure) => slots.some((s) => (s.start < f.end && f.start < s.end) || s.value === f.value);
  // 100万有没有小时数门槛 asks of the clause.
  const ofClause = question.signs.limit || question.signs.ways.has('asks-threshold');
  const sums = [...own.figures, ...question.signs.claimed].filter(
    (f) => f.unit === 'CNY' && !isOwn(f) && (f.offered || f.paid || (!ofClause && paysOneOf([f], rule))),
  );
  return sums.sort((a, b) => b.start - a.start)[0] ?? null;
}
