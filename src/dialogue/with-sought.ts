import type { Found, Sums } from '../answer/evidence/evidence.ts';
import { clauseFigures } from '../answer/evidence/sentences.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { seek } from '../understand/slots/seek.ts';
import type { Slot } from '../understand/slots/slot.ts';
import type { StatedFigure } from '../understand/stated-figures.ts';
import { calculateCase } from './calculate-case.ts';
import { asks } from './choose-measures.ts';
import { withStepFact } from './on-step.ts';
import type { Memory } from './state.ts';

/** So many facts that would be asked are looked for in what was said. */
const SOUGHT = 4;

/** What a case comes to, once each fact that is missing was looked for in the message, the one that would be asked next first, more freely than where nothing asks for it. */
export function withSought(
  found: Found,
  asking: Asking,
  memory: Memory,
  knowledge: Knowledge,
): { readonly asking: Asking; readonly sums: Sums } {
  let read = withStepFact(asking, knowledge);
  let sums = calculateCase(found, read, memory, knowledge);
  for (let n = 0; n < SOUGHT; n += 1) {
    const slot = soughtFor(sums, found, read, knowledge);
    if (!slot) break;
    const kept = read.slots.filter((s) => s.fact !== slot.fact || !s.ambiguous);
    read = { ...read, slots: [...kept, slot].sort((a, b) => a.start - b.start) };
    sums = calculateCase(found, read, memory, knowledge);
  }
  return { asking: read, sums };
}

/** The first of the missing facts that the message tells. */
function soughtFor(sums: Sums, found: Found, read: Asking, knowledge: Knowledge): Slot | null {
  const { next, missing } = sums.decided[0]?.calculation ?? {};
  // 奖补两年70万: what is claimed of a measure is no figure of the case.
  const led = !sums.goesOn && read.own.act.act !== 'claim' && isLedTo(sums, found, read.slots, knowledge);
  if (!next || next.exactly || !(sums.wanted || led)) return null;
  const own = led ? { ...read.own, figures: read.own.figures.filter(isOfCase(found)) } : read.own;
  for (const fact of [next.fact, ...(led ? (missing ?? []) : [])]) {
    const names = fact !== next.fact ? [] : sums.levels.length > 0 ? sums.levels : next.names;
    const slot = seek({ fact, names }, own, read.slots, knowledge.book.facts, found.asOf, {
      ofAnother: read.own.signs.ofAnother,
      goesOn: sums.goesOn,
      led,
      levelOpen: sums.levels.length > 0,
      open: missing ?? [],
    });
    // What is somebody else's or still applied for is no fact of the firm, however freely it is looked for.
    const isAside = read.setAside.some(
      ({ why, start, end }) =>
        (why === 'of-another' || why === 'applied-for') && slot !== null && slot.start < end && slot.end > start,
    );
    if (slot && !isAside) return slot;
  }
  return null;
}

/** The clause that answers is that of the measure, of whose facts the message tells more than place and title; of the sums of money that it wants all but one are told. */
function isLedTo(
  { decided }: Sums,
  { ranked }: Found,
  slots: readonly Slot[],
  { book: { facts } }: Knowledge,
): boolean {
  const [first] = decided;
  if (!first || ranked[0]?.clause.id !== first.rule.clause) return false;
  const open = first.calculation.missing.filter((fact) => facts.get(fact)?.type === 'amount');
  const tells = slots.some(({ fact }) => facts.get(fact)?.role === undefined && asks(first.rule, fact, facts));
  return open.length === 1 && tells;
}

/** A figure that neither stands in the clause nor is put up as what something comes to. */
function isOfCase({ ranked }: Found): (figure: StatedFigure) => boolean {
  const held = ranked[0] ? clauseFigures(ranked[0].clause) : [];
  return (f) => !f.offered && !f.ofClause && !held.some(({ value, unit }) => value === f.value && unit === f.unit);
}
