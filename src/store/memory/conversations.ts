import type { Conversations, KeptClient, KeptConversation, KeptFact } from '../port/conversations.ts';
import type { Person, Whose } from '../port/person.ts';
import { isOf, type Rows, rowKey } from './rows.ts';

export class MemoryConversations implements Conversations {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async load(whose: Whose, since: number): Promise<KeptConversation | null> {
    const kept = this.#rows.conversations.get(rowKey(whose));
    if (!kept) return null;
    const clients = [...kept.clients.values()].map(({ client, memory, facts, touchedAt }) => ({
      client,
      memory: touchedAt < since ? null : memory,
      facts,
    }));
    return { client: kept.client, clients };
  }

  async openClients(of: readonly Whose[]): Promise<readonly string[]> {
    return of.map((whose) => this.#rows.conversations.get(rowKey(whose))?.client ?? '');
  }

  async keep(whose: Whose, { client, memory, facts }: KeptClient, now: number): Promise<void> {
    const { channel, chat, sender } = whose;
    const before = this.#rows.conversations.get(rowKey(whose))?.clients;
    const changed = { client, memory, facts: inPlace(before?.get(client)?.facts ?? [], facts), touchedAt: now };
    this.#rows.conversations.set(rowKey(whose), {
      whose: { channel, chat, sender },
      client,
      touchedAt: now,
      clients: new Map([...(before ?? []), [client, changed]]),
    });
  }

  async expire(before: { readonly memory: number; readonly people: number }, most: number): Promise<number> {
    let threads = 0;
    let people = 0;
    for (const [key, kept] of this.#rows.conversations) {
      const clients = [...kept.clients].map(([name, client]) => {
        const ends = client.touchedAt < before.memory && client.memory !== null && threads < most;
        if (ends) threads += 1;
        return [name, ends ? { ...client, memory: null } : client] as const;
      });
      this.#rows.conversations.set(key, { ...kept, clients: new Map(clients) });
      if (kept.touchedAt >= before.people || people === most) continue;
      this.#rows.conversations.delete(key);
      people += 1;
    }
    return Math.max(threads, people);
  }

  async forgetClient(whose: Whose, client: string): Promise<void> {
    const kept = this.#rows.conversations.get(rowKey(whose));
    if (!kept) return;
    const clients = new Map(kept.clients);
    clients.delete(client);
    this.#rows.conversations.set(rowKey(whose), { ...kept, clients });
  }

  async forget(person: Person): Promise<void> {
    const theirs = isOf(person);
    for (const [key, { whose }] of this.#rows.conversations) if (theirs(whose)) this.#rows.conversations.delete(key);
  }
}

/** The facts as they are now, those that were known before in their old order. */
function inPlace(before: readonly KeptFact[], now: readonly KeptFact[]): KeptFact[] {
  const of = new Map(now.map((fact) => [fact.fact, fact]));
  const known = before.flatMap(({ fact }) => of.get(fact) ?? []);
  return [...new Map([...known, ...now].map((fact) => [fact.fact, fact])).values()];
}
