import type { Comparison, Condition } from '../../knowledge/condition.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Quantity } from '../../language/quantity.ts';
import { regionName } from '../../language/region.ts';
import { clauseFigure, listed, name, type Pieces } from '../draft/writer.ts';
import { clauseFigures } from '../evidence/sentences.ts';

/** How a limit is worded, and the bounds that a clause's figure may have to be told so. */
const LIMIT = {
  min: { words: '达到', bounds: ['at-least'] },
  above: { words: '超过', bounds: ['above'] },
  max: { words: '不超过', bounds: ['at-most'] },
  below: { words: '低于', bounds: ['below'] },
} as const;

/** What an enterprise must be or have, in the figures of the clause; null where words of ours would not say it in full. */
export function wordsOfCondition(condition: Condition, clause: Clause): Pieces | null {
  if ('all' in condition) return joined(condition.all, '，', clause);
  if ('any' in condition) return condition.any.some((c) => 'all' in c) ? null : joined(condition.any, '，或者', clause);
  if ('not' in condition || 'some' in condition) return null;
  if ('has' in condition) return ['是', condition.has];
  if ('is' in condition) {
    const { fact, is } = condition;
    if (typeof is === 'boolean') return is ? [name(fact)] : null;
    const values = Array.isArray(is) ? is : [is];
    const places = values.every((v) => /^\d{6}$/.test(v));
    return [name(fact), '是', ...(places ? values.map((v) => name(regionName(v))) : [values.join('或')])];
  }
  return comparisonWords(condition, clause);
}

function joined(conditions: readonly Condition[], by: string, clause: Clause): Pieces | null {
  const all = conditions.map((c) => wordsOfCondition(c, clause));
  return all.every((words) => words !== null) ? listed(all, by) : null;
}

function comparisonWords(comparison: Comparison, clause: Clause): Pieces | null {
  const { min, above, max, below } = comparison;
  const limits = [...given('min', min), ...given('above', above), ...given('max', max), ...given('below', below)];
  const said = limits.map(({ limit, quantity }) => {
    const { words, bounds } = LIMIT[limit];
    const held = clauseFigures(clause).find(
      (f) => f.value === quantity.value && f.unit === quantity.unit && bounds.some((b) => b === f.bound),
    );
    if (held) return [words, clauseFigure(clause, held)];
    const as = clauseFigures(clause).find((f) => f.value === quantity.value && f.unit === quantity.unit);
    return limit === 'min' && as?.bound === 'exact' ? ['到', clauseFigure(clause, as)] : null;
  });
  if (!said.every((words) => words !== null)) return null;
  return [...measured(comparison), ...listed(said)];
}

const given = (limit: keyof typeof LIMIT, quantity: Quantity | undefined) => (quantity ? [{ limit, quantity }] : []);

function measured(comparison: Comparison): Pieces {
  if ('fact' in comparison) return [name(comparison.fact)];
  if ('total' in comparison) return [name(comparison.total), '一共'];
  const [part, whole] = comparison.ratio;
  return [name(part), '占', name(whole), '的比例'];
}
