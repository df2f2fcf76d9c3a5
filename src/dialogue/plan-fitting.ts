import type { Decided, Evidence } from '../answer/evidence/evidence.ts';
import { byTrade } from '../answer/evidence/fit-to-trade.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { statusOn } from '../knowledge/document.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { regionsAbove } from '../language/region.ts';

/** Asked which measures fit: those of the enterprise's place, by how well they do; the place itself where nobody knows it. */
export function planFitting(
  evidence: Evidence,
  askPlace: string | null,
  knowledge: Knowledge,
): Extract<Plan, { say: 'where' | 'no-policies-of' | 'what-fits' }> {
  const { asOf, slots, sums } = evidence;
  const { documents, book } = knowledge;
  const { placed } = sums;
  const home = factInRole(book.facts, 'home');
  if (!slots.some((s) => s.fact === home) && placed === null && askPlace !== null)
    return { say: 'where', toReach: null, ask: askPlace };
  const codes = new Set(placed ? regionsAbove(placed) : []);
  if (placed && ![...documents.values()].some((d) => codes.has(d.region ?? '')))
    return { say: 'no-policies-of', place: placed };
  const documentOf = ({ rule }: Decided) => documents.get(rule.clause.replace(/#.*$/, ''));
  const here = sums.fitting.filter((d) => codes.has(documentOf(d)?.region ?? ''));
  const expired = (d: Decided): boolean => {
    const document = documentOf(d);
    return document !== undefined && statusOn(document, asOf) === 'expired';
  };
  const current = here.filter((d) => !expired(d));
  const past = here.filter((d) => expired(d) && d.calculation.verdict !== 'ineligible');
  const { isOfOthers } = byTrade(current, evidence, slots, knowledge);
  const ours = current.filter((d) => !isOfOthers(d));
  const fits = ours.filter((d) => d.calculation.verdict === 'eligible');
  const money = ({ rule }: Decided) => 'promise' in rule.award;
  return {
    say: 'what-fits',
    fitting: {
      eligible: [...fits.filter(money), ...fits.filter((d) => !money(d))],
      near: ours.filter((d) => d.calculation.nearMiss),
      open: ours.filter((d) => d.calculation.verdict === 'needs-facts' && money(d)),
      others: current.filter((d) => isOfOthers(d) && money(d)),
      past,
    },
  };
}
