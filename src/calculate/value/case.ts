import { InputError } from '../../errors.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import { type FactValue, readValue } from './value.ts';

/** The facts of one enterprise, read and found sound. */
export interface GivenCase {
  readonly book: FactBook;
  readonly values: ReadonlyMap<string, FactValue>;
  /** Facts of which something was said and nothing exact is known: asked, never taken for granted. */
  readonly open?: ReadonlySet<string>;
}

/**
 * Reads facts as a caller writes them: numbers in base units or strings as printed (`500万元`), truth values, years as numbers,
 * recognitions as a whole list of names or, known in part, as `{ has: [...], lacks: [...] }`, lists of objects.
 * Throws InputError, fit to be shown to the asker, for what can't be: unknown names, wrong types, negative or absurd numbers, contradictions.
 */
export function readGiven(raw: unknown, book: FactBook, open: readonly string[] = []): GivenCase {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new InputError('facts 应当是一个对象：事实名 → 值');
  const values = new Map<string, FactValue>();
  for (const [name, value] of Object.entries(raw)) {
    if (value === null || value === undefined) continue;
    values.set(name, readValue(name, value, book));
  }
  for (const [name, value] of values) checkAgainst(name, value, values, book);
  return { book, values, open: new Set(open) };
}

/** No fact may contradict another: a part above its whole, a recognition after the year applied for, a list beside single values for it. */
function checkAgainst(name: string, value: FactValue, values: ReadonlyMap<string, FactValue>, book: FactBook): void {
  const fact = book.get(name);
  if (!fact) return;
  const bound = 'notAbove' in fact && fact.notAbove !== undefined ? values.get(fact.notAbove) : undefined;
  if (bound && 'notAbove' in fact && exceeds(value, bound))
    throw new InputError(`${name}比${fact.notAbove}还大，两者不一致`);
  if (fact.type !== 'list') return;
  for (const field of fact.of) {
    const elsewhere = [...book].some(
      ([n, f]) => n !== name && f.type === 'list' && f.of.includes(field) && !values.has(n),
    );
    if (values.has(field) && !elsewhere) throw new InputError(`${name}和${field}只能给一种`);
  }
}

function exceeds(value: FactValue, bound: FactValue): boolean {
  if (value.type === 'number' && bound.type === 'number') {
    const most = bound.ends ? bound.ends.high : bound.value;
    return most !== null && (value.ends?.low ?? value.value).gt(most);
  }
  return value.type === 'year' && bound.type === 'year' && value.value > bound.value;
}
