import type { Incoming, OwnMessage } from '../contract/channel.ts';
import type { Clock } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import type { Logger } from '../logger.ts';
import { closeQuestion, openQuestion } from '../store/open-questions.ts';
import type { Admitted, Allowance } from '../store/port/budgets.ts';
import type { InboxRow } from '../store/port/inbox.ts';
import type { OutboxRow } from '../store/port/outbox.ts';
import { personOf } from '../store/port/person.ts';
import type { Store, Transaction } from '../store/port.ts';
import { MOST_COUNTED } from '../store/seats.ts';
import type { Access } from './access.ts';
import { Beyond } from './beyond.ts';
import { takeByPhone } from './by-phone.ts';
import { WORDS } from './fixed-words.ts';
import type { DeskSide } from './hand-over.ts';
import { maySpeak } from './may-speak.ts';
import type { Observer } from './observer.ts';
import { oweAll, plainPart } from './owe.ts';
import { withoutZeros } from './without-zeros.ts';

export interface IntakeParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: Observer;
  readonly access: Access;
  readonly settings: {
    readonly fresh: number;
    readonly queue: number;
    readonly perPerson: number;
    readonly perGroup: number;
  };
  readonly desk?: DeskSide | null;
}

/** What became of a message, once that is committed. `row`: on record; `waits`: to be answered; `rung`: by another program, which is told; `heard`: on record in its thread. */
interface Taken {
  readonly row: InboxRow | null;
  readonly waits?: true;
  readonly rung?: boolean;
  readonly heard?: true;
  readonly dropped?: 'duplicate' | 'limit' | 'full';
  readonly owed?: readonly OutboxRow[];
}

interface Onward {
  /** Messages that wait for an answer. */
  readonly waiting: () => number;
  readonly answer: (row: InboxRow, rung: boolean) => void;
  /** Told in the transaction that records a message to be answered; gives whether another program was rung for. */
  readonly recorded?: (incoming: Incoming) => Promise<boolean>;
  readonly send: (channel: ChannelName, rows: readonly OutboxRow[]) => void;
}

/** How many messages may wait in all: about as many as are answered before they are too old, and never more than are counted. */
const mostIn = (queue: number): number => Math.max(queue, Math.min(10 * queue, MOST_COUNTED));

/** Records what comes in before anything else happens to it, and decides who is answered. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #onward: Onward;
  readonly #beyond: Beyond;

  constructor(parts: IntakeParts, onward: Onward) {
    this.#parts = parts;
    this.#onward = onward;
    this.#beyond = new Beyond(parts.clock);
  }

  /** Resolves when the message is on record, or will never be of use: true where it waits for its answer. Rejects with a StoreError where it can't be recorded. */
  async receive(sent: Incoming): Promise<boolean> {
    const incoming = withoutZeros(sent);
    const { store, clock, logger, observer, access, settings } = this.#parts;
    const { channel, chat, kind } = incoming;
    const now = clock.now();
    observer.received(channel);
    if (!access.serves(incoming)) {
      if (kind === 'group') logger.info({ channel, chat }, 'group is not served');
      observer.dropped(channel, 'off');
      return false;
    }
    if (now - incoming.sentAt > settings.fresh) {
      logger.info({ channel, age: Math.round((now - incoming.sentAt) / 1000) }, 'message too old to answer');
      observer.dropped(channel, 'stale');
      return false;
    }
    if (this.#beyond.has(incoming)) {
      observer.dropped(channel, 'limit');
      return false;
    }
    const counted = new Map<Allowance['scope'], Admitted>();
    return this.#goOn(incoming, await store.transaction((tx) => this.#take(tx, incoming, counted)));
  }

  /** A message under the assistant's own account: where a person wrote it, the chat is theirs from then on. Rejects with a StoreError. */
  async overhear(written: OwnMessage): Promise<void> {
    const own = withoutZeros(written);
    const { store, clock, access, settings, desk } = this.#parts;
    if (!desk || !access.serves({ ...own, sender: own.to[0] ?? '', quoted: null })) return;
    const taken = await store.transaction((tx) => takeByPhone(tx, own, settings.fresh, clock.now()));
    for (const whose of taken) desk.changed(whose);
  }

  /** Counts and records a message, in one transaction. `counted`: what was counted for it before, should that be run again. */
  async #take(tx: Transaction, incoming: Incoming, counted: Map<Allowance['scope'], Admitted>): Promise<Taken> {
    const { channel, sender, chat, kind, content } = incoming;
    const { store, clock, settings } = this.#parts;
    if (await tx.inbox.isKnown(incoming)) return { row: null, dropped: 'duplicate' };
    const count = async (scope: Allowance['scope'], name: string, most: number): Promise<Admitted> => {
      const admitted = counted.get(scope) ?? (await store.budgets.count({ scope, channel, name }, most, clock.now()));
      counted.set(scope, admitted);
      return admitted;
    };
    const person = await count('person', sender, settings.perPerson);
    const group = person === 'yes' && kind === 'group' ? await count('group', chat, settings.perGroup) : 'yes';
    if (person === 'no') this.#beyond.keep(incoming, 'sender');
    if (group === 'no') this.#beyond.keep(incoming, 'chat');
    if (person === 'no' || group === 'no') return { row: null, dropped: 'limit' };
    if (person === 'tell') return this.#refuse(tx, incoming, WORDS.tooFast, 'limit');
    if (group === 'tell') return this.#refuse(tx, incoming, WORDS.groupTooFast, 'limit');
    if (content.kind === 'unreadable') return this.#say(tx, incoming, WORDS.unreadable, 'done');
    if (content.kind === 'vote') return this.#vote(tx, incoming, content.useful, content.of);
    const waiting = this.#onward.waiting();
    if (waiting < settings.queue) return this.#record(tx, incoming);
    // Each chat is told once a minute that it waits, and that the house is full.
    if (waiting < mostIn(settings.queue)) {
      if (!(await this.#mayTell(tx, incoming))) return this.#record(tx, incoming);
      const told = (await count('line', chat, 0)) === 'no';
      return this.#record(tx, { ...incoming, promised: true }, told ? null : WORDS.inLine);
    }
    if ((await count('full', chat, 0)) === 'no') return { row: null, dropped: 'full' };
    return this.#refuse(tx, incoming, WORDS.tooMany, 'full');
  }

  /** What follows once it is committed. Gives whether the message waits for its answer. */
  #goOn(incoming: Incoming, { row, waits, rung = false, heard, dropped, owed = [] }: Taken): boolean {
    if (dropped) this.#parts.observer.dropped(incoming.channel, dropped);
    if (heard) this.#parts.desk?.changed(incoming);
    if (waits && row) this.#onward.answer(row, rung);
    if (owed.length > 0) this.#onward.send(incoming.channel, owed);
    return waits === true;
  }

  /** Whether the assistant's words would go out: what is withheld promises nothing. */
  async #mayTell(tx: Transaction, incoming: Incoming): Promise<boolean> {
    const { clock, desk } = this.#parts;
    return !desk || maySpeak(tx, incoming, clock.now());
  }

  /** Records a message that is to be answered, with what its asker is told meanwhile. */
  async #record(tx: Transaction, incoming: Incoming, words: string | null = null): Promise<Taken> {
    const { clock, desk } = this.#parts;
    const now = clock.now();
    const row = await tx.inbox.record(incoming, 'pending', now);
    if (!row) return { row, dropped: 'duplicate' };
    if (desk) await tx.threads.heard(incoming, now);
    const rung = (await this.#onward.recorded?.(incoming)) ?? false;
    // What the app wants back goes with the answer, and so does the promise.
    const { promised: _, ...bare } = incoming;
    const untold = { ...row, incoming: { ...bare, ticket: null } };
    const owed = words !== null ? await oweAll(tx, untold, [plainPart(words)], now) : [];
    return { row, waits: true, rung, heard: true, owed };
  }

  async #refuse(tx: Transaction, incoming: Incoming, words: string, dropped: 'limit' | 'full'): Promise<Taken> {
    return { ...(await this.#say(tx, incoming, words, 'refused')), dropped };
  }

  /** Records a message as settled, with what is said to it where the assistant may speak. */
  async #say(tx: Transaction, incoming: Incoming, words: string, state: 'refused' | 'done'): Promise<Taken> {
    const { clock, desk } = this.#parts;
    const now = clock.now();
    const row = await tx.inbox.record(incoming, state, now);
    if (!row) return { row };
    if (desk) await tx.threads.heard(incoming, now);
    const speaks = await this.#mayTell(tx, incoming);
    return { row, heard: true, owed: speaks ? await oweAll(tx, row, [plainPart(words)], now) : [] };
  }

  /** A press needs no words: the app shows that it was taken. A vote that is said is a message like any other. */
  async #vote(tx: Transaction, incoming: Incoming, useful: boolean, of: string): Promise<Taken> {
    const now = this.#parts.clock.now();
    const row = await tx.inbox.record(incoming, 'done', now);
    const question = row && (await tx.outbox.questionOf(incoming, of));
    if (question === null) return { row };
    await tx.votes.keep({ ...personOf(incoming), question, clause: null, useful }, now);
    if (useful) await closeQuestion(tx, incoming, question);
    else await openQuestion(tx, incoming, { question, why: 'useless', clause: null }, now);
    return { row };
  }
}
