import type { Decided, Found } from '../answer/evidence/evidence.ts';
import { joinedMeasures } from '../answer/evidence/joined-measures.ts';
import { InputError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { decideRule } from './decide-rule.ts';
import type { KnownCase } from './known-case.ts';
import type { Memory } from './state.ts';

/** The measures that are asked to be had together, each decided by what is known of the case; none where a fact can't be calculated with. */
export function decideJoined(
  { question, asOf }: Found,
  asking: Asking,
  memory: Memory,
  before: readonly Rule[],
  known: KnownCase,
  placed: string | null,
  titles: readonly string[],
  knowledge: Knowledge,
): readonly Decided[] {
  const { book } = knowledge;
  const measures = joinedMeasures(
    question,
    { placed, titles, figured: asking.slots.map(({ fact }) => fact) },
    knowledge,
  );
  if (measures === null || measures === 'place') return [];
  return [...new Set(measures.map(({ rule }) => rule))].flatMap((rule) => {
    if (book.locked.has(rule.id)) return [];
    try {
      return [decideRule(rule, asking, memory, before, known, asOf, book.facts)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return [];
    }
  });
}
