import type { Received } from '../calculate/already-received.ts';
import type { KeptClient, KeptConversation, KeptFact } from '../store/port/conversations.ts';
import type { ClientSession } from './clients.ts';
import { EMPTY_MEMORY } from './state.ts';

/** What a desk knows of an enterprise that a private chat speaks of: `called` as the chat calls it, '' for the asker's own. */
export interface KnownAtDesk {
  readonly called: string;
  readonly facts: readonly KeptFact[];
  readonly received: readonly Received[];
}

/** The conversation with what the desk knows: of a fact that both tell, what was told last stands, the asker's own word on the same day. */
export function withKnown(kept: KeptConversation, known: readonly KnownAtDesk[]): KeptConversation {
  const names = new Set([...kept.clients.map(({ client }) => client), ...known.map(({ called }) => called)]);
  const clients = [...names].map((client): KeptClient => {
    const own = kept.clients.find((one) => one.client === client) ?? { client, memory: null, facts: [] };
    const filed = known.filter(({ called }) => called === client).flatMap(({ facts }) => facts);
    const facts = new Map(own.facts.map((fact) => [fact.fact, fact]));
    for (const fact of filed) if ((facts.get(fact.fact)?.on ?? '') < fact.on) facts.set(fact.fact, fact);
    return { ...own, facts: [...facts.values()] };
  });
  return { ...kept, clients };
}

/** The session, told what its enterprises have had. */
export function withReceived(session: ClientSession, known: readonly KnownAtDesk[]): ClientSession {
  const memories = new Map(session.memories);
  for (const { called, received } of known) {
    const memory = memories.get(called) ?? EMPTY_MEMORY;
    memories.set(called, { ...memory, received: [...memory.received, ...received] });
  }
  return { ...session, memories };
}

/** What is to be kept of a client without what the desk told: that stays the desk's. */
export function withoutKnown(
  kept: KeptClient,
  known: readonly KnownAtDesk[],
  before: KeptConversation | null,
): KeptClient {
  const filed = known.filter(({ called }) => called === kept.client).flatMap(({ facts }) => facts);
  const isFiled = (one: KeptFact): boolean =>
    filed.some(({ fact, words, on }) => fact === one.fact && words === one.words && on === one.on);
  const own = before?.clients.find(({ client }) => client === kept.client)?.facts ?? [];
  // What the asker had told before, and the desk has told since, is theirs still.
  return {
    ...kept,
    facts: kept.facts.flatMap((one) => (isFiled(one) ? own.filter(({ fact }) => fact === one.fact) : [one])),
  };
}
