import { decide } from '../../src/calculate/decide.ts';
import type { Calculation } from '../../src/calculate/value/calculation-schema.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import type { Rule } from '../../src/knowledge/measure.ts';
import { held } from '../fakes/knowledge.ts';

export { held as knowledge } from '../fakes/knowledge.ts';
export const { book } = held;

export function ruleOf(id: string): Rule {
  const rule = book.rules.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

export function decided(id: string, facts: object, today = '2026-11-21', assume = true): Calculation {
  return decide(ruleOf(id), readGiven(facts, book.facts), { today, assume });
}
