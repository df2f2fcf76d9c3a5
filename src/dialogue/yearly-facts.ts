import type { FactBook } from '../knowledge/fact.ts';
import type { KnownFacts } from '../understand/before.ts';
import type { Memory } from './state.ts';

/** True where a fact holds for one year and was said in another than that of the day asked about. */
export function isStale(fact: string, memory: Memory, asOf: string, book: FactBook): boolean {
  const on = memory.notes.get(fact)?.on;
  return book.get(fact)?.yearly === true && on !== undefined && on.slice(0, 4) < asOf.slice(0, 4);
}

/** The memory without what was said of another year, and that apart. */
export function setAside(
  memory: Memory,
  asOf: string,
  book: FactBook,
): { readonly memory: Memory; readonly stale: KnownFacts } {
  const stale = new Map([...memory.facts].filter(([fact]) => isStale(fact, memory, asOf, book)));
  if (stale.size === 0) return { memory, stale };
  const fresh = new Map([...memory.facts].filter(([fact]) => !stale.has(fact)));
  return { memory: { ...memory, facts: fresh }, stale };
}

/** Puts back what was set aside and not said anew. */
export function restoreStale(after: Memory, before: Memory, stale: KnownFacts): Memory {
  const notes = [...before.notes].filter(([fact]) => stale.has(fact));
  return {
    ...after,
    facts: new Map([...stale, ...after.facts]),
    notes: new Map([...notes, ...after.notes]),
  };
}
