import { courtesy, introduce } from '../answer/say/courtesy.ts';
import type { Message, Origin } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import type { Store, Transaction, Write } from '../store/port.ts';
import { STRANGER } from './clients.ts';
import type { Talked } from './effects.ts';
import { fromKept, toKept } from './persist.ts';
import { respond } from './respond.ts';
import { joined, say } from './send.ts';
import type { Parts } from './services.ts';
import { talk } from './talk.ts';
import { withAdvice } from './with-model.ts';

/** Milliseconds since 1970. */
export interface Clock {
  readonly now: () => number;
}

export interface Keeping {
  /** How long a thread and what people told last, in milliseconds since they were last touched. */
  readonly lasting: { readonly memory: number; readonly people: number };
  /** Whoever writes for the first time is told what this is. */
  readonly introduces: boolean;
}

const HOUR = 3_600_000;

/** A reply, and what has to be written down once, with whatever else belongs to the turn. */
interface Answered {
  readonly reply: Reply;
  readonly keep: Write;
}

/** Answers a message out of what is kept of its sender in its chat. Raises InputError for a message that can't be served, StoreError. */
export function createAnswerer(
  parts: Parts,
  store: Store,
  clock: Clock,
  keeping: Keeping,
): (message: Message) => Promise<Answered> {
  let swept = 0;
  return async (message) => {
    const { origin, asOf } = message;
    if (!origin) return { reply: await withAdvice(parts, () => respond(message, parts)), keep: async () => {} };
    const now = clock.now();
    const { memory, people } = keeping.lasting;
    const kept = await store.transaction((tx) => tx.conversations.load(origin, now - memory));
    const session = kept ? fromKept(kept, parts.knowledge) : STRANGER;
    const talked: Talked =
      message.text.trim() === ''
        ? { reply: say(courtesy('silence'), asOf, parts), session, deeds: [] }
        : await withAdvice(parts, () => talk(message.text, asOf, session, parts));
    const forgets = talked.deeds.some((deed) => deed.kind === 'forget');
    const first = kept === null && keeping.introduces && !forgets;
    const reply = inGroup(origin, talked.reply)
      ? joined(talked.reply, say(courtesy('inGroup'), asOf, parts))
      : talked.reply;
    const sweeps = now - swept >= HOUR;
    if (sweeps) swept = now;
    return {
      reply: first ? introduced(say(introduce(parts.settings), asOf, parts), reply) : reply,
      keep: async (tx) => {
        await keep(tx, message, origin, talked, now);
        if (!sweeps) return;
        await tx.conversations.expire({ memory: now - memory, people: now - people });
        await tx.unanswered.expire(now - people);
      },
    };
  };
}

/** The same for whoever has nothing else to write down: resolves when the turn is on the disk, rejects where none of it is. */
export function createHandler(
  parts: Parts,
  store: Store,
  clock: Clock,
  keeping: Keeping,
): (message: Message) => Promise<Reply> {
  const answer = createAnswerer(parts, store, clock, keeping);
  return async (message) => {
    const { reply, keep } = await answer(message);
    await store.transaction(keep);
    return reply;
  };
}

async function keep(
  tx: Transaction,
  message: Message,
  origin: Origin,
  { session, deeds }: Talked,
  now: number,
): Promise<void> {
  const { channel, sender } = origin;
  for (const deed of deeds) {
    if (deed.kind === 'forget') return forget(tx, message, origin);
    if (deed.kind === 'drop-client') await tx.conversations.forgetClient(origin, deed.client);
    if (deed.kind === 'vote') await tx.votes.keep({ ...deed, inbox: null, channel, sender }, now);
    if (deed.kind === 'missed') await tx.unanswered.keep({ ...deed, channel, sender }, now);
  }
  await tx.conversations.keep(origin, toKept(session), now);
}

/** Leaves nothing of a person, in any chat of the channel. */
async function forget(tx: Transaction, { id }: Message, { channel, sender }: Origin): Promise<void> {
  const person = { channel, sender };
  await tx.conversations.forget(person);
  await tx.unanswered.forget(person);
  await tx.votes.forget(person);
  await tx.inbox.forget(person, id?.replace(`${channel}:`, '') ?? null);
}

/** A sum in a group rests on what was said there alone. */
function inGroup({ kind }: Origin, { outcome, calculations }: Reply): boolean {
  return (
    kind === 'group' &&
    calculations.length > 0 &&
    (outcome === 'ask' || calculations.some((c) => c.verdict === 'needs-facts'))
  );
}

function introduced(introduction: Reply, reply: Reply): Reply {
  const { text, figures } = joined(introduction, reply);
  return { ...reply, text, figures };
}
