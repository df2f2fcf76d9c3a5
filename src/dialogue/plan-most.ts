import type { BestTogether } from '../answer/evidence/best-together.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Fit } from '../answer/evidence/fit.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { bestTogether } from '../calculate/award/total.ts';
import { combineMeasures, type MeasureCandidate } from '../calculate/combine/combine-measures.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { asksOn, hangsOnEvent, planFitting } from './plan-fitting.ts';
import { withStep } from './totals.ts';

/** Asked how much at most: the best together of what a list of what fits would tell; the list itself where none of it pays. */
export function planMost(
  evidence: Evidence,
  askPlace: string | null,
  knowledge: Knowledge,
): ReturnType<typeof planFitting> | Extract<Plan, { say: 'most' }> {
  const listed = planFitting(evidence, askPlace, knowledge);
  if (listed.say !== 'what-fits' || listed.fitting.ofPlan) return listed;
  const { shown, rest, seldom } = listed.fitting;
  const best = bestOf(seldom ? shown : [...shown, ...rest], evidence.sums.titles.has.length > 0, knowledge);
  return best ? { say: 'most', best } : listed;
}

/**
 * `titled`: the titles that are held are told; what takes others is not counted, and where something is surely due nothing that takes a
 * title or an event that nobody told.
 */
function bestOf(fits: readonly Fit[], titled: boolean, knowledge: Knowledge): BestTogether | null {
  const paying = fits.filter(
    ({ standing, rule }) => 'promise' in rule.award && (standing === 'met' || standing === 'open'),
  );
  const newly = factInRole(knowledge.book.facts, 'newly-recognised');
  const isSurely = ({ standing, calculation }: Fit): boolean =>
    standing === 'met' && !calculation.assumed.includes(newly);
  const strict = paying.some(isSurely);
  const counted = paying.filter(
    (fit) =>
      fit.standing === 'met' ||
      (fit.titles.length === 0 ? !(strict && hangsOnEvent(fit, knowledge)) : !titled && !strict),
  );
  const { chosen, surely, dropped, unsaid, certain, possible } = combineMeasures(counted, knowledge);
  const isSure = (fit: Fit): boolean => surely.some(({ rule }) => rule === fit.rule);
  const rank = (fit: Fit): number => (isSure(fit) ? 0 : fit.standing === 'met' ? 1 : 2);
  const fitOf = ({ rule }: MeasureCandidate): Fit => counted.find((fit) => fit.rule === rule) as Fit;
  const inOrder = [...chosen.map(fitOf)].sort((a, b) => rank(a) - rank(b));
  const [first, ...others] = inOrder;
  if (!first) return null;
  const withAll: Fit = { ...first, ...withStep(first, bestTogether(first.rule, certain, possible)) };
  return {
    chosen: [withAll, ...others],
    surely: surely.map(fitOf),
    dropped: dropped.flatMap(({ measure, because, with: beside, clause }) =>
      because === 'place' || clause === null
        ? []
        : [{ fit: fitOf(measure), beside: beside && fitOf(beside), because, clause }],
    ),
    unsaid: unsaid.map(([a, b]) => [fitOf(a), fitOf(b)]),
    unlimited: counted.filter(({ calculation: { amount, atMost } }) => !amount && !atMost),
    afterTitles: paying.filter((fit) => !counted.includes(fit)),
    asks: mostMoved(inOrder.filter(asksOn)),
  };
}

/** The first of those whose question decides most money together. */
function mostMoved(open: readonly Fit[]): Fit | null {
  const moved = ({ calculation: { next } }: Fit): number =>
    open
      .filter((other) => other.calculation.next?.ask === next?.ask)
      .reduce((sum, { calculation: { atMost, amount } }) => sum + Number((atMost ?? amount)?.value ?? 0), 0);
  return open.reduce<Fit | null>((most, fit) => (most === null || moved(fit) > moved(most) ? fit : most), null);
}
