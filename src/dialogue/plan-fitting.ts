import type { Decided, Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { statusOn } from '../knowledge/document.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { regionsAbove } from '../language/region.ts';

/** Asked which measures fit: those of the enterprise's place, by how well they do; the place itself where nobody knows it. */
export function planFitting(
  { asOf, slots, sums }: Evidence,
  askPlace: string | null,
  { documents, book }: Knowledge,
): Extract<Plan, { say: 'where' | 'no-policies-of' | 'what-fits' }> {
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
  return {
    say: 'what-fits',
    fitting: {
      eligible: current.filter((d) => d.calculation.verdict === 'eligible'),
      near: current.filter((d) => d.calculation.nearMiss),
      open: current.filter((d) => d.calculation.verdict === 'needs-facts' && 'promise' in d.rule.award),
      past,
    },
  };
}
