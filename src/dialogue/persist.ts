import { z } from 'zod';
import type { Knowledge } from '../knowledge/load.ts';
import type { KeptClient, KeptConversation } from '../store/port/conversations.ts';
import { type ClientSession, memoryOf } from './clients.ts';
import { EMPTY_MEMORY, type Memory } from './state.ts';

/** Names that earlier versions wrote, and what stands under them now. */
const FORMERLY = new Map([
  ['reckoned', 'calculated'],
  ['told', 'noticed'],
]);
function renamed(kept: unknown): unknown {
  if (typeof kept !== 'object' || kept === null || ![...FORMERLY.keys()].some((name) => name in kept)) return kept;
  return Object.fromEntries(Object.entries(kept).map(([name, value]) => [FORMERLY.get(name) ?? name, value]));
}

/** The thread of a conversation as it is written down: what was told stands apart, documents by their ids. */
const Thread = z.object({
  version: z.literal(1),
  documents: z.array(z.string()),
  unknown: z.array(z.string()),
  ambiguous: z.array(z.string()),
  open: z.array(z.string()).default([]),
  items: z.string().default(''),
  regions: z.array(z.any()),
  searched: z.string(),
  topics: z.array(z.any()),
  aspects: z.array(z.any()),
  lastFact: z.string().nullable(),
  pending: z.any(),
  rules: z.array(z.string()),
  awaiting: z.any(),
  asked: z.string(),
  cited: z.array(z.string()),
  noticed: z.array(z.string()).default([]),
  trades: z.array(z.string()).default([]),
  listed: z.array(z.string()).default([]),
  listedFrom: z.number().default(0),
  calculated: z.array(z.string()).default([]),
  unclear: z.any().default(null),
  toldHad: z.array(z.object({ measure: z.string(), year: z.number() })).default([]),
});

/** What changed in a session, to be kept: the profile that is open last. */
export function toKept(session: ClientSession, before: ClientSession): readonly KeptClient[] {
  const changed = [...session.memories.keys()].filter(
    (client) => client !== session.client && session.memories.get(client) !== before.memories.get(client),
  );
  return [...changed, session.client].map((client) => keptOf(client, memoryOf({ ...session, client })));
}

function keptOf(client: string, { facts, notes, documents, received: _, ...thread }: Memory): KeptClient {
  return {
    client,
    memory: JSON.stringify({ version: 1, ...thread, documents: documents.map((d) => d.id) }),
    facts: [...facts].map(([fact, value]) => ({
      fact,
      value: JSON.stringify(value),
      words: notes.get(fact)?.words ?? '',
      on: notes.get(fact)?.on ?? '',
    })),
  };
}

/** The session that was kept. Documents that are gone and facts that nobody asks any more are left out. */
export function fromKept({ client, clients }: KeptConversation, knowledge: Knowledge): ClientSession {
  return { client, memories: new Map(clients.map((kept) => [kept.client, memoryFrom(kept, knowledge)])) };
}

function memoryFrom({ memory, facts }: KeptClient, knowledge: Knowledge): Memory {
  const known = facts
    .filter(({ fact }) => knowledge.book.facts.has(fact))
    .map(({ value, ...said }) => ({ ...said, value: parsed(value) }))
    .filter(({ value }) => value !== null);
  return {
    ...threadFrom(memory, knowledge),
    facts: new Map(known.map(({ fact, value }) => [fact, value])),
    notes: new Map(known.map(({ fact, words, on }) => [fact, { words, on }])),
  };
}

/** What was damaged where it was kept is nothing: whoever said it is asked once more. */
function parsed(json: string) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** A thread that an older version wrote, or that has expired, is no thread. */
function threadFrom(memory: string | null, knowledge: Knowledge): Memory {
  const read = Thread.safeParse(memory === null ? null : renamed(parsed(memory)));
  if (!read.success) return EMPTY_MEMORY;
  const { version: _, documents, ...thread } = read.data;
  const held = documents.flatMap((id) => knowledge.documents.get(id) ?? []);
  return {
    ...EMPTY_MEMORY,
    ...thread,
    documents: held,
    rules: thread.rules.filter((id) => knowledge.book.rules.has(id)),
  };
}
