import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { likelyUnstated } from '../answer/evidence/stated/likely-unstated.ts';
import { isHollow } from '../knowledge/document.ts';

/** A clause that would be recited and likely leaves unsaid what is asked is told as silent on it first. */
export function withUnstated(planned: Plan, evidence: Evidence): Plan {
  if (planned.say !== 'clauses' || planned.listed || planned.notGranted !== null) return planned;
  const { used, claims, leftOut, unsaid, ruledOut, provisions, relation, pace, tier, lead } = planned;
  const [of, ...others] = used;
  const isApart = others.some(({ document }) => document.region !== of.document.region);
  const tells = claims.length + leftOut.length + unsaid.length + ruledOut.length + provisions.length;
  const isOpen = lead === null || lead.lead === 'undecided';
  // That a text is over says no to whoever asks for leave.
  const isOver = of.status === 'expired' && lead?.lead === 'undecided' && lead.put === 'may';
  if (!isOpen || isOver || tells > 0 || isApart || isHollow(of.clause)) return planned;
  if ([relation, pace, tier].some((one) => one !== null)) return planned;
  const unstated = likelyUnstated(evidence, of);
  if (unstated === null) return planned;
  const { used: _used, listed: _listed, notGranted: _notGranted, ...text } = planned;
  const nearest = lead?.lead === 'undecided' ? lead.on : [];
  return { ...text, say: 'unsaid', of, beside: null, nearest, lead: null, ...unstated };
}
