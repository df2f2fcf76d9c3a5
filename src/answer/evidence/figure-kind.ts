import { type Amount, type PlainAmount, plainIn } from '../../knowledge/award.ts';
import type { Condition } from '../../knowledge/condition.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import type { Figure } from '../../language/figure.ts';
import type { Quantity } from '../../language/quantity.ts';
import type { Evidence } from './evidence.ts';
import { clauseFigures } from './sentences.ts';

/** A figure of a clause that is no award: how much of a fact counts at most, or how much of it there must be. */
export interface OfAnotherKind {
  readonly held: Figure;
  readonly fact: string;
  readonly as: 'base' | 'threshold';
}

/** 一年最多贴息2000万: the figure is said to be paid, and the clause has it for what it pays on, or asks for; null otherwise. */
export function ofAnotherKind(
  said: Figure,
  clause: Clause,
  { question: { figures } }: Evidence,
  { rules }: RuleBook,
): OfAnotherKind | null {
  const alike = figures.filter((f) => f.value === said.value && f.unit === said.unit);
  if (said.unit !== 'CNY' || !alike.some(({ paid }) => paid)) return null;
  for (const rule of rules.values()) {
    if (rule.clause !== clause.id || !('promise' in rule.award)) continue;
    const { amount, cap } = rule.award;
    const is = (quantity: Quantity | undefined) => quantity?.value === said.value && quantity.unit === said.unit;
    const held = clauseFigures(clause).find((f) => f.value === said.value && f.unit === said.unit);
    if (!held || is(cap) || paysFixed(amount).some(is)) continue;
    if ('of' in amount && is(amount.ofAtMost)) return { held, fact: amount.of, as: 'base' };
    const fact = rule.conditions && askedOf(rule.conditions, is);
    if (fact) return { held, fact, as: 'threshold' };
  }
  return null;
}

const paysFixed = (whole: Amount): readonly (Quantity | undefined)[] => plainIn(whole).flatMap(inPlain);

function inPlain(amount: PlainAmount): readonly (Quantity | undefined)[] {
  if ('fixed' in amount) return [amount.fixed];
  if ('each' in amount) return [amount.each];
  if ('actual' in amount) return [];
  return amount.tiers?.bands.map((b) => b.fixed) ?? [];
}

/** The fact of which the conditions ask as much. */
function askedOf(condition: Condition, is: (quantity: Quantity | undefined) => boolean): string | undefined {
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    return parts.map((c) => askedOf(c, is)).find((fact) => fact !== undefined);
  }
  return 'fact' in condition && 'min' in condition && is(condition.min) ? condition.fact : undefined;
}
