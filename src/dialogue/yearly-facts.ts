import type { FactBook } from '../knowledge/fact.ts';
import type { KnownFacts, Memory } from './state.ts';

/** True where a fact holds for one year and was said in another than that of the day asked about. */
export function isStale(fact: string, memory: Memory, asOf: string, book: FactBook): boolean {
  const on = memory.notes[fact]?.on;
  return book.get(fact)?.yearly === true && on !== undefined && on.slice(0, 4) < asOf.slice(0, 4);
}

/** The memory without what was said of another year, and that apart. */
export function setAside(
  memory: Memory,
  asOf: string,
  book: FactBook,
): { readonly memory: Memory; readonly stale: KnownFacts } {
  const entries = Object.entries(memory.facts);
  const stale = entries.filter(([fact]) => isStale(fact, memory, asOf, book));
  if (stale.length === 0) return { memory, stale: {} };
  const fresh = entries.filter(([fact]) => !stale.some(([other]) => other === fact));
  return { memory: { ...memory, facts: Object.fromEntries(fresh) }, stale: Object.fromEntries(stale) };
}

/** Puts back what was set aside and not said anew. */
export function putBack(after: Memory, before: Memory, stale: KnownFacts): Memory {
  const notes = Object.fromEntries(
    Object.keys(stale).flatMap((fact) => (before.notes[fact] ? [[fact, before.notes[fact]]] : [])),
  );
  return { ...after, facts: { ...stale, ...after.facts }, notes: { ...notes, ...after.notes } };
}
