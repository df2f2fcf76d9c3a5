import type { Figure } from '../../language/figure.ts';
import type { Span } from '../span.ts';
import { nounsOf } from './nouns.ts';
import type { Slot } from './slot.ts';
import { clauseAt, type SlotSource } from './source.ts';

/** The figure by which a fact is told as only planned: 计划投400万, 预计一年飞500小时, 打算冲单项冠军产品,两款一起报; null where it is told as it is. */
export function plannedFigure(source: SlotSource, slot: Slot): Figure | null {
  if (slot.exactness === 'partial') return null;
  const figures = source.figures.filter((f) => f.start >= slot.start && f.end <= slot.end && !isTime(f));
  const [first = null] = figures;
  return figures.find((f) => isLedByPlan(source, f)) ?? (first && isPlannedNoun(source, slot) ? first : null);
}

const isTime = ({ unit }: Figure): boolean => unit === 'date' || unit === 'year' || unit === 'month';

/** The words of its own part of the sentence, since the figure before it, plan it and tell nothing of what really was. */
function isLedByPlan(source: SlotSource, { start }: Span): boolean {
  const { pattern } = source.book.language;
  const before = source.figures.filter((f) => f.end <= start && !isTime(f)).at(-1)?.end ?? 0;
  const lead = source.text.slice(Math.max(before, clauseAt(source, start).start), start);
  return pattern('{plan-of-figure}').test(lead) && !pattern('{truly}|{come-in}').test(lead);
}

/** What is counted is planned wherever the message speaks of it. */
function isPlannedNoun(source: SlotSource, { fact }: Slot): boolean {
  const known = source.book.get(fact);
  if (known?.type !== 'number' || known.unit !== 'count') return false;
  const named = nounsOf(source, 'number').filter((noun) => noun.fact === fact);
  return named.length > 0 && named.every((noun) => isLedByPlan(source, noun));
}
