import { OwnWords } from '../answer/draft/own-words.ts';
import { courtesy } from '../answer/say/courtesy.ts';
import { askAgain, type KnownProfile, sayChanged, sayDropped } from '../answer/say/profile-text.ts';
import { choicesOf } from '../calculate/next-question.ts';
import { changedItems } from '../understand/slots/changed-items.ts';
import { addSlots } from '../understand/slots/conflicts.ts';
import { factCalled } from '../understand/slots/fact-called.ts';
import { readSlots } from '../understand/slots/read-slots.ts';
import { readWords } from '../understand/words.ts';
import { type ClientSession, memoryOf, withMemory } from './clients.ts';
import type { Done } from './effects.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { isStale } from './yearly-facts.ts';

/** What is known of the enterprise that is open, as it was said, in the order of the facts file. */
export function knownOf(memory: Memory, asOf: string, { knowledge }: Services): KnownProfile[] {
  const order = [...knowledge.book.facts.keys()];
  const known = [...memory.facts].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return known.map(([fact, value]) => ({
    fact,
    value,
    words: memory.notes.get(fact)?.words ?? '',
    on: memory.notes.get(fact)?.on ?? asOf,
    stale: isStale(fact, memory, asOf, knowledge.book.facts),
  }));
}

/** 修改贷款为800万: what is told takes the place of what was known. Null where it tells no fact and names none. */
export function change(told: string, asOf: string, session: ClientSession, on: Services): Done | null {
  const { knowledge, readTopics } = on;
  const book = knowledge.book.facts;
  const memory = memoryOf(session);
  const own = new OwnWords();
  if (told === '') return unchanged(session, on);
  const read = readWords(told, knowledge, readTopics);
  const { slots } = readSlots(read, book, asOf);
  const facts = slots.filter((s) => s.exactness !== 'partial' && !s.ambiguous);
  if (changedItems(told, memory, book, asOf).length > 0) return null;
  if (facts.length === 0) return askFor(told, session, on);
  const kept = new Map([...memory.facts].filter(([name]) => !facts.some((s) => s.fact === name)));
  const notes = new Map(memory.notes);
  for (const { fact, words } of facts) notes.set(fact, { words, on: asOf });
  const next: Memory = {
    ...memory,
    facts: addSlots(kept, facts, book),
    notes,
    ambiguous: [],
    pending: null,
    ...(read.regions.length > 0 ? { regions: read.regions } : {}),
  };
  const changed = knownOf(next, asOf, on).filter((k) => facts.some((s) => s.fact === k.fact));
  return {
    draft: sayChanged(changed, own, book),
    asked: own.text,
    state: withMemory(session, next),
    effects: [],
  };
}

const unchanged = (state: ClientSession, on: Services): Done => ({
  draft: courtesy('unchanged', on.knowledge.replies),
  asked: '',
  state,
  effects: [],
});

/** 修改贷款: which fact is meant is clear, what it shall be is not. */
function askFor(told: string, session: ClientSession, on: Services): Done | null {
  const memory = memoryOf(session);
  const name = factCalled(told, memory, on.knowledge.book.facts);
  const fact = name === null ? undefined : on.knowledge.book.facts.get(name);
  if (name === null || !fact) return told.length <= 12 ? unchanged(session, on) : null;
  if (fact.type === 'names') return unchanged(withMemory(session, { ...memory, pending: null }), on);
  const choices = choicesOf(fact, []);
  const next: Memory = { ...memory, pending: { fact: name, choices } };
  return { draft: askAgain(fact.ask, choices), asked: '', state: withMemory(session, next), effects: [] };
}

/** 删除贷款: one fact is no longer known. Null where none that is known is meant. */
export function drop(what: string, session: ClientSession, on: Services): Done | null {
  const memory = memoryOf(session);
  const name = factCalled(what, memory, on.knowledge.book.facts);
  if (name === null) return null;
  const without = <T>(known: ReadonlyMap<string, T>) => new Map([...known].filter(([fact]) => fact !== name));
  const next = { ...memory, facts: without(memory.facts), notes: without(memory.notes) };
  return { draft: sayDropped(name), asked: '', state: withMemory(session, next), effects: [] };
}
