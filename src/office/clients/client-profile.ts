import { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { KeptFact } from '../../store/port/conversations.ts';
import type { Whose } from '../../store/port/person.ts';
import { aboutThread } from '../../store/port/threads.ts';
import type { Transaction } from '../../store/port.ts';
import { Standings } from '../batch/changes-since.ts';
import { type Kept, Shelf } from '../shelf.ts';

/** A fact as somebody told it: `from` names the file or the account, '' for a chat; `on` is an ISO date. */
const Told = z.object({
  value: z.json(),
  source: z.enum(['message', 'file', 'clerk']),
  from: z.string(),
  on: z.string(),
});
export type StatedValue = z.infer<typeof Told>;

/** A fact of a client, who has confirmed it, and what was told otherwise since. */
const FactOfClient = Told.extend({
  confirmed: z.object({ by: z.string(), on: z.string() }).nullable(),
  other: Told.nullable(),
});
type FactOfClient = z.infer<typeof FactOfClient>;

/** A measure that the client has had, and the year for which. */
const Received = z.object({ measure: z.string(), year: z.number(), by: z.string() });

const ClientProfile = z.object({
  facts: z.record(z.string(), FactOfClient),
  received: z.array(Received),
  /** The chats that speak of it: what records about them are named after. */
  chats: z.array(z.string()),
  /** How it stood when somebody last looked, and when that was. */
  seen: z.object({ standings: Standings, on: z.string(), by: z.string() }).nullable(),
});
export type ClientProfile = z.infer<typeof ClientProfile>;
export type KeptClientProfile = Kept<ClientProfile>;

/** Clients of the agency, by their names. */
export const CLIENTS = new Shelf('client', ClientProfile);

/** What was told of a client in one chat; it goes with the chat. */
const TOLD_IN_CHAT = new Shelf(
  'client-told',
  z.object({
    client: z.string(),
    /** How the chat calls it; '' for the asker's own enterprise. */
    called: z.string().default(''),
    facts: z.record(z.string(), Told),
  }),
);

/** The clients that a chat speaks of, each as the chat calls it. */
export async function clientsOf(tx: Transaction, whose: Whose): Promise<{ client: string; called: string }[]> {
  return (await TOLD_IN_CHAT.list(tx, aboutThread(whose), 0, MOST_OF_CHAT)).map(({ value }) => value);
}
const MOST_OF_CHAT = 50;

const EMPTY: ClientProfile = { facts: {}, received: [], chats: [], seen: null };

/** A name as clients are kept under. @throws InputError where it is none */
export function clientName(said: string): string {
  const name = said.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > 80) throw new InputError('客户要有名称，最多 80 个字');
  return name;
}

/** The profile of a client with what its chats tell: a fact of the profile stays, what a chat tells otherwise stands beside it. Null where there is none. */
export async function profileOf(tx: Transaction, client: string): Promise<ClientProfile | null> {
  const kept = await CLIENTS.get(tx, client);
  if (!kept) return null;
  const told = await Promise.all(kept.value.chats.map((chat) => TOLD_IN_CHAT.get(tx, keyOf(client, chat))));
  const facts = told.flatMap((record) => Object.entries(record?.value.facts ?? {}));
  return facts.reduce((profile, [fact, one]) => withStatement(profile, fact, one), kept.value);
}

/** Changes a client as it is now; begins it where there is none. Whoever was faster is not written over: it is done again on what they left. */
export async function changeClient(
  tx: Transaction,
  client: string,
  now: number,
  change: (profile: ClientProfile) => ClientProfile,
): Promise<void> {
  const kept = await CLIENTS.get(tx, client);
  const value = change(kept?.value ?? EMPTY);
  const put = await CLIENTS.put(tx, { id: client, about: '', value, at: kept?.at ?? now, version: kept?.version ?? 0 });
  if (!put) throw new InputError('同事刚改过这个客户：请刷新后再试');
}

/** The same profile, told a fact: what nobody has confirmed gives way, beside what somebody has the other value is kept. */
export function withStatement(profile: ClientProfile, fact: string, told: StatedValue): ClientProfile {
  const known = new Map(Object.entries(profile.facts)).get(fact);
  const same = known !== undefined && JSON.stringify(known.value) === JSON.stringify(told.value);
  const next: FactOfClient =
    known && (known.confirmed || same)
      ? { ...known, other: same || told.on < known.on ? known.other : told }
      : { ...told, confirmed: null, other: null };
  return { ...profile, facts: { ...profile.facts, [fact]: next } };
}

/** The same profile with a fact as an account has confirmed it. */
export function withConfirmed(
  profile: ClientProfile,
  fact: string,
  told: StatedValue,
  by: string,
  on: string,
): ClientProfile {
  return { ...profile, facts: { ...profile.facts, [fact]: { ...told, confirmed: { by, on }, other: null } } };
}

export function withoutFact(profile: ClientProfile, fact: string): ClientProfile {
  return { ...profile, facts: Object.fromEntries(Object.entries(profile.facts).filter(([name]) => name !== fact)) };
}

/** Takes what a private chat tells of a client into its profile; it goes with the chat. @throws InputError for a group, whose members would be mixed up */
export async function takeFromChat(
  tx: Transaction,
  { whose, kind, called = '' }: { readonly whose: Whose; readonly kind: 'private' | 'group'; readonly called?: string },
  client: string,
  facts: readonly KeptFact[],
  now: number,
): Promise<void> {
  if (kind === 'group') throw new InputError('群里说的不进客户资料');
  const about = aboutThread(whose);
  const told = facts.map(({ fact, value, on }) => [
    fact,
    { value: JSON.parse(value), source: 'message', from: '', on },
  ]);
  const id = keyOf(client, about);
  const version = (await TOLD_IN_CHAT.get(tx, id))?.version ?? 0;
  await TOLD_IN_CHAT.put(tx, {
    id,
    about,
    value: { client, called, facts: Object.fromEntries(told) },
    at: now,
    version,
  });
  await changeClient(tx, client, now, (profile) => ({ ...profile, chats: [...new Set([...profile.chats, about])] }));
}

const keyOf = (client: string, chat: string): string => JSON.stringify([client, chat]);
