import type { Found, Sums } from '../answer/evidence/evidence.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { seek } from '../understand/slots/seek.ts';
import { calculateCase } from './calculate-case.ts';
import type { Memory } from './state.ts';

/** So many facts that would be asked are looked for in what was said. */
const SOUGHT = 4;

/** What a case comes to, once each fact that would be asked next was looked for in the message, more freely than where nothing asks for it. */
export function withSought(
  found: Found,
  asking: Asking,
  memory: Memory,
  knowledge: Knowledge,
): { readonly asking: Asking; readonly sums: Sums } {
  let read = asking;
  let sums = calculateCase(found, read, memory, knowledge);
  for (let n = 0; n < SOUGHT; n += 1) {
    const next = sums.wanted ? sums.decided[0]?.calculation.next : null;
    if (!next || next.exactly) break;
    const names = sums.levels.length > 0 ? sums.levels : next.names;
    const slot = seek({ fact: next.fact, names }, read.own, read.slots, knowledge.book.facts, found.asOf, {
      ofAnother: read.own.signs.ofAnother,
      goesOn: sums.goesOn,
    });
    if (!slot) break;
    const kept = read.slots.filter((s) => s.fact !== slot.fact || !s.ambiguous);
    read = { ...read, slots: [...kept, slot].sort((a, b) => a.start - b.start) };
    sums = calculateCase(found, read, memory, knowledge);
  }
  return { asking: read, sums };
}
