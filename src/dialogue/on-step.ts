import { tiersOf } from '../answer/evidence/stated-tier.ts';
import { limitsOf } from '../calculate/condition/compare.ts';
import { type FactBook, unitOf } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import type { Slot } from '../understand/slots/slot.ts';

/** 5吨整归哪一档: the figure of which it is asked into which step it falls is of what the steps of a measure go by, however often it is said. */
export function withStepFact(asking: Asking, { book }: Knowledge): Asking {
  const { line } = asking.own;
  if (line?.asks !== 'step') return asking;
  const { start, end, text, value, unit } = line.figure;
  const by = [...book.rules.values()].flatMap(({ award }) => {
    const tiers = 'promise' in award ? tiersOf(award.amount) : undefined;
    const known = tiers && book.facts.get(tiers.by);
    const isOf = known?.type === 'number' && unitOf(known) === unit;
    const onEdge = tiers?.bands.some((band) => limitsOf(band).some(([, than]) => than.value === value));
    return tiers && isOf && onEdge ? [tiers.by] : [];
  });
  const [fact, ...others] = new Set(by);
  if (fact === undefined || others.length > 0) return asking;
  const own: Slot = { fact, value, start, end, words: text, exactness: 'exact' };
  const slots = asking.slots.filter(
    (s) => s.fact !== fact && !(s.exactness === 'partial' && isListOf(s.fact, fact, book.facts)),
  );
  return { ...asking, slots: [...slots, own].sort((a, b) => a.start - b.start) };
}

function isListOf(list: string, fact: string, book: FactBook): boolean {
  const known = book.get(list);
  return known?.type === 'list' && known.of.includes(fact);
}
