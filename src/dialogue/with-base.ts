import type { Decided } from '../answer/evidence/evidence.ts';
import { baseStep } from '../calculate/award/total.ts';
import type { Calculation } from '../calculate/value/calculation-schema.ts';
import { Decimal } from '../calculate/value/decimal.ts';
import type { Condition } from '../knowledge/condition.ts';
import type { KnownFacts } from '../understand/before.ts';
import type { Slot, SlotValue } from '../understand/slots/slot.ts';
import { withStep } from './totals.ts';

/**
 * 账上300万，加计口径231万: a measure that pays on the one and wants a share that the other alone reaches, with both told and what it comes
 * to; nothing is refused by it. As it was where both come to the same.
 */
export function withBase(
  { rule, calculation }: Decided,
  slots: readonly Slot[],
  facts: KnownFacts,
  decideFor: (without: string, fact: string, value: SlotValue) => Calculation,
): Decided {
  const as = { rule, calculation };
  const slot = slots.find(({ other, value }) => other !== undefined && typeof value === 'string');
  const share = slot && shareOf(rule.conditions, slot.fact);
  const whole = share && facts.get(share.of);
  if (calculation.verdict !== 'ineligible' || !slot?.other || !share || typeof whole !== 'string') return as;
  const rate = new Decimal(slot.other).div(whole).times(100).round(RATE_PLACES, Decimal.roundDown).toFixed();
  const met = decideFor(share.of, share.stated, rate);
  const step = met.verdict === 'eligible' ? baseStep(rule, slot.fact, slot.other, String(slot.value), met) : null;
  if (!step) return as;
  const atMost = met.amount && { value: met.amount.value, unit: met.amount.unit };
  const next = { fact: slot.fact, ask: '', hint: null, names: [], choices: [], exactly: true as const };
  return withStep(
    { rule, calculation: { ...met, verdict: 'needs-facts', amount: null, atMost, missing: [slot.fact], next } },
    step,
  );
}

/** A share is no more than it is, so exactly. */
const RATE_PLACES = 6;

/** The share that a fact has to have of another, and the fact that states it. */
function shareOf(
  condition: Condition | undefined,
  fact: string,
): { readonly of: string; readonly stated: string } | null {
  if (!condition) return null;
  if ('all' in condition) return condition.all.map((one) => shareOf(one, fact)).find(Boolean) ?? null;
  if (!('ratio' in condition) || condition.stated === undefined) return null;
  const [part, of] = condition.ratio;
  return part === fact ? { of, stated: condition.stated } : null;
}
