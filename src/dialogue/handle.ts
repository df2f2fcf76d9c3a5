import { introduce } from '../answer/say/courtesy.ts';
import type { Message, Origin } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { closeQuestion, OPEN_QUESTION, openQuestion } from '../store/open-questions.ts';
import type { KeptClient } from '../store/port/conversations.ts';
import { personOf } from '../store/port/person.ts';
import type { Store, Transaction, Write } from '../store/port.ts';
import { type ClientSession, STRANGER } from './clients.ts';
import type { Turn } from './effects.ts';
import { forgetPerson } from './forget-person.ts';
import { type KnownAtDesk, withKnown, withoutKnown, withReceived } from './known-at-desk.ts';
import { fromKept, toKept } from './persist.ts';
import { respondOnQuoted } from './quoted.ts';
import { answerOnce } from './respond.ts';
import { fixedReply, joined } from './send.ts';
import type { Services } from './services.ts';

/** Milliseconds since 1970. */
export interface WallClock {
  readonly now: () => number;
}

export interface Keeping {
  /** How long a thread and what people told last, in milliseconds since they were last touched. */
  readonly lasting: { readonly memory: number; readonly people: number };
  /** Whoever writes for the first time is told what this is; a web page tells it by itself. */
  readonly introduces: boolean;
  /** What a desk knows of the enterprises that a private chat speaks of; absent where there is no desk. */
  readonly known?: (tx: Transaction, origin: Origin, knowledge: Knowledge) => Promise<readonly KnownAtDesk[]>;
  /** Resolves when the next answer may be worked out; absent where nothing else waits meanwhile. */
  readonly begins?: () => Promise<void>;
}

const HOUR = 3_600_000;

/** What is let go of in one turn at most; the next turn goes on. */
const SWEEP = 500;

/** A reply, and what has to be written down once, with whatever else belongs to the turn. */
interface Answered {
  readonly reply: Reply;
  readonly keep: Write;
  /** What it means for who answers on; null where the assistant simply goes on. */
  readonly turning: 'asks-person' | 'complains' | 'missed' | 'forgets' | null;
}

/** Answers a message out of what is kept of its sender in its chat. Raises InputError for a message that can't be served, StoreError. */
export function createAnswerer(
  services: Services,
  store: Store,
  clock: WallClock,
  keeping: Keeping,
): (message: Message) => Promise<Answered> {
  let swept = 0;
  return async (message) => {
    const { origin, asOf } = message;
    if (!origin) return { reply: await answerOnce(message, services), keep: async () => {}, turning: null };
    const now = clock.now();
    const { memory, people } = keeping.lasting;
    const { knowledge } = services;
    const [kept, known] = await store.transaction(async (tx) => {
      if (origin.shared) return [null, []] as const;
      const told = await tx.conversations.load(origin, now - memory);
      return [told, origin.kind === 'group' ? [] : ((await keeping.known?.(tx, origin, knowledge)) ?? [])] as const;
    });
    const bound = known.length > 0 ? withKnown(kept ?? { client: '', clients: [] }, known) : kept;
    const state = bound ? withReceived(fromKept(bound, knowledge), known) : STRANGER;
    await keeping.begins?.();
    const turn = await respondOnQuoted(message, state, services);
    const forgets = turn.effects.some((effect) => effect.kind === 'forget');
    const first = kept === null && keeping.introduces && origin.channel !== 'web' && !forgets && !origin.shared;
    const sweeps = now - swept >= HOUR;
    if (sweeps) swept = now;
    return {
      reply: first
        ? introduced(fixedReply(introduce(services.settings, services.knowledge.replies), asOf, services), turn.reply)
        : turn.reply,
      turning: turningOf(turn),
      keep: async (tx) => {
        const mind = (one: KeptClient): KeptClient => (known.length > 0 ? withoutKnown(one, known, kept) : one);
        await keep(tx, message, origin, turn, { before: state, mind, now });
        if (!sweeps) return;
        const gone = await tx.conversations.expire({ memory: now - memory, people: now - people }, SWEEP);
        const missed = await tx.unanswered.expire(now - people, SWEEP);
        const open = await tx.records.expire(OPEN_QUESTION, now - people, SWEEP);
        const threads = await tx.threads.expire(now - people, SWEEP);
        if (Math.max(gone, missed, open, threads) === SWEEP) swept = 0;
      },
    };
  };
}

function turningOf({ effects }: Turn): Answered['turning'] {
  if (effects.some(({ kind }) => kind === 'forget')) return 'forgets';
  const handed = effects.find((effect) => effect.kind === 'hand-over');
  return handed?.why ?? (effects.some(({ kind }) => kind === 'missed') ? 'missed' : null);
}

/** The same for whoever has nothing else to write down: resolves when the turn is on the disk, rejects where none of it is. */
export function createHandler(
  services: Services,
  store: Store,
  clock: WallClock,
  keeping: Keeping,
): (message: Message) => Promise<Reply> {
  const answered = createAnswerer(services, store, clock, keeping);
  return async (message) => {
    const { reply, keep } = await answered(message);
    await store.transaction(keep);
    return reply;
  };
}

async function keep(
  tx: Transaction,
  message: Message,
  origin: Origin,
  { state, effects }: Turn,
  { before, mind, now }: { before: ClientSession; mind: (one: KeptClient) => KeptClient; now: number },
): Promise<void> {
  const person = personOf(origin);
  for (const effect of effects) {
    if (effect.kind === 'forget')
      return forgetPerson(tx, origin, message.id?.replace(`${origin.channel}:`, '') ?? null);
    if (effect.kind === 'drop-client') await tx.conversations.forgetClient(origin, effect.client);
    if (effect.kind === 'vote') {
      await tx.votes.keep({ ...effect, ...person }, now);
      if (effect.useful) await closeQuestion(tx, origin, effect.question);
      else await openQuestion(tx, origin, { ...effect, why: 'useless' }, now);
    }
    if (effect.kind === 'missed') {
      await tx.unanswered.keep({ ...effect, ...person }, now);
      await openQuestion(tx, origin, effect, now);
    }
  }
  if (!origin.shared) for (const kept of toKept(state, before)) await tx.conversations.keep(origin, mind(kept), now);
}

function introduced(introduction: Reply, reply: Reply): Reply {
  const { text, figures } = joined(introduction, reply);
  return { ...reply, text, figures };
}
