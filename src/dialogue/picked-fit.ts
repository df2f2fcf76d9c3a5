import type { Fit } from '../answer/evidence/fit.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { fitsFor } from './standing.ts';
import type { Memory } from './state.ts';

/** Of yes and no nobody says 第二个. */
const YES_OR_NO = 2;

/** 第二个: the measure that stands there in the page of what fits that was told last; null where none does, or numbered answers are waited for. */
export function pickedFit(asking: Asking, memory: Memory, asOf: string, knowledge: Knowledge): Fit | null {
  const { nth } = asking.own.signs;
  if (nth === null || (memory.pending?.choices.length ?? 0) > YES_OR_NO) return null;
  const id = memory.listed[memory.listedFrom + nth - 1];
  if (id === undefined) return null;
  return fitsFor(memory.facts, memory, asOf, knowledge).find(({ rule }) => rule.id === id) ?? null;
}
