import type { Received } from '../../calculate/already-received.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { KeptFact } from '../../store/port/conversations.ts';
import type { Whose } from '../../store/port/person.ts';
import type { Transaction } from '../../store/port.ts';
import { clientsOf, profileOf } from './client-profile.ts';
import { valueText } from './value-text.ts';

/** What the agency's file says of an enterprise that a chat speaks of, as the chat calls it. */
export interface KnownInChat {
  readonly called: string;
  readonly facts: readonly KeptFact[];
  readonly received: readonly Received[];
}

/** What the agency knows of the enterprises that a private chat is bound to. */
export async function knownInChat(tx: Transaction, whose: Whose, book: FactBook): Promise<KnownInChat[]> {
  const known: KnownInChat[] = [];
  for (const { client, called } of await clientsOf(tx, whose)) {
    const profile = await profileOf(tx, client);
    if (!profile) continue;
    const facts = Object.entries(profile.facts).flatMap(([fact, { value, on }]): KeptFact[] =>
      book.has(fact)
        ? [{ fact, value: JSON.stringify(value), words: `${valueText(fact, value, book)}（${FILED}）`, on }]
        : [],
    );
    known.push({ called, facts, received: profile.received });
  }
  return known;
}

const FILED = '机构档案';
