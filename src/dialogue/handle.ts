import { courtesy, introduce } from '../answer/say/courtesy.ts';
import type { Message, Origin } from '../contract/message.ts';
import type { Answered, Reply } from '../contract/reply.ts';
import {
  expireConversations,
  forgetClient,
  forgetConversations,
  keepConversation,
  loadConversation,
} from '../store/libsql/conversations.ts';
import { forgetSender } from '../store/libsql/inbox.ts';
import type { Store } from '../store/libsql/store.ts';
import { stripped } from '../store/libsql/stripped.ts';
import { forgetUnanswered, keepUnanswered } from '../store/libsql/unanswered.ts';
import { keepVote } from '../store/libsql/votes.ts';
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

/**
 * Answers a message out of what is kept of its sender in its chat. `keep` writes the turn down and has to run inside a
 * transaction, once, with whatever else belongs to the turn. Raises InputError for a message that can't be served, StoreError.
 */
export function createAnswerer(
  parts: Parts,
  store: Store,
  clock: Clock,
  keeping: Keeping,
): (message: Message) => Answered {
  let swept = 0;
  return (message) => {
    const { origin, asOf } = message;
    if (!origin) return { reply: respond(message, parts), keep: () => {} };
    const now = clock.now();
    const kept = loadConversation(store.db, origin, now - keeping.lasting.memory);
    const session = kept ? fromKept(kept, parts.knowledge) : STRANGER;
    const talked: Talked =
      message.text.trim() === ''
        ? { reply: say(courtesy('silence'), asOf, parts), session, deeds: [] }
        : talk(message.text, asOf, session, parts);
    const forgets = talked.deeds.some((deed) => deed.kind === 'forget');
    const first = kept === null && keeping.introduces && !forgets;
    const reply = inGroup(origin, talked.reply)
      ? joined(talked.reply, say(courtesy('inGroup'), asOf, parts))
      : talked.reply;
    return {
      reply: first ? introduced(say(introduce(parts.settings), asOf, parts), reply) : reply,
      keep: () => {
        keep(store, message, origin, talked, now);
        if (now - swept < HOUR) return;
        expireConversations(store.db, { memory: now - keeping.lasting.memory, people: now - keeping.lasting.people });
        swept = now;
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
    const { reply, keep } = await withAdvice(parts, () => answer(message));
    await store.write(keep);
    return reply;
  };
}

function keep({ db }: Store, message: Message, origin: Origin, { session, deeds }: Talked, now: number): void {
  const { channel, sender } = origin;
  for (const deed of deeds) {
    if (deed.kind === 'forget') {
      forgetConversations(db, channel, sender);
      forgetUnanswered(db, channel, sender);
      forgetSender(db, channel, sender, message.id?.replace(`${channel}:`, '') ?? null);
      return;
    }
    if (deed.kind === 'drop-client') forgetClient(db, origin, deed.client);
    if (deed.kind === 'vote') keepVote(db, { ...deed, inbox: null, channel, sender }, now);
    if (deed.kind === 'missed') {
      const { why, clause } = deed;
      keepUnanswered(db, { channel, sender, question: stripped(deed.question), why, clause }, now);
    }
  }
  keepConversation(db, origin, toKept(session), now);
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
