import type { Incoming, OwnMessage } from '../contract/channel.ts';
import type { Clock } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import type { Logger } from '../logger.ts';
import { closeQuestion, openQuestion } from '../store/open-questions.ts';
import {
  type InboxRow,
  type InboxState,
  type OutboxRow,
  personOf,
  type Store,
  type Transaction,
} from '../store/port.ts';
import type { Access } from './access.ts';
import { takeByPhone } from './by-phone.ts';
import { WORDS } from './fixed-words.ts';
import type { DeskSide } from './hand-over.ts';
import { maySpeak } from './may-speak.ts';
import type { Observer } from './observer.ts';
import { oweAll, plainPart } from './owe.ts';
import { Quota } from './quota.ts';
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

interface Onward {
  /** Messages that wait for an answer. */
  readonly waiting: () => number;
  readonly answer: (row: InboxRow) => void;
  /** Told in the transaction that records a message to be answered. */
  readonly recorded?: (incoming: Incoming) => Promise<void>;
  readonly send: (channel: ChannelName, rows: readonly OutboxRow[]) => void;
}

/** Records what comes in before anything else happens to it, and decides who is answered. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #onward: Onward;
  readonly #people: Quota;
  readonly #groups: Quota;
  readonly #toldFull = new Map<string, number>();

  constructor(parts: IntakeParts, onward: Onward) {
    this.#parts = parts;
    this.#onward = onward;
    this.#people = new Quota(parts.settings.perPerson);
    this.#groups = new Quota(parts.settings.perGroup);
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
    if (await store.transaction((tx) => tx.inbox.isKnown(incoming))) observer.dropped(channel, 'duplicate');
    else return this.#admit(incoming);
    return false;
  }

  /** A message under the assistant's own account: where a person wrote it, the chat is theirs from then on. Rejects with a StoreError. */
  async overhear(written: OwnMessage): Promise<void> {
    const own = withoutZeros(written);
    const { store, clock, access, settings, desk } = this.#parts;
    if (!desk || !access.serves({ ...own, sender: own.to[0] ?? '', quoted: null })) return;
    const taken = await store.transaction((tx) => takeByPhone(tx, own, settings.fresh, clock.now()));
    for (const whose of taken) desk.changed(whose);
  }

  async #admit(incoming: Incoming): Promise<boolean> {
    const { clock, observer, settings } = this.#parts;
    const { channel, sender, chat, kind, content } = incoming;
    const now = clock.steady();
    const person = this.#people.admit(`${channel} ${sender}`, now);
    const group = person === 'yes' && kind === 'group' ? this.#groups.admit(`${channel} ${chat}`, now) : 'yes';
    if (person === 'no' || group === 'no') observer.dropped(channel, 'limit');
    else if (person === 'tell') await this.#say(incoming, WORDS.tooFast, 'limit');
    else if (group === 'tell') await this.#say(incoming, WORDS.groupTooFast, 'limit');
    else if (content.kind === 'unreadable') await this.#say(incoming, WORDS.unreadable, null);
    else if (content.kind === 'vote') await this.#vote(incoming, content.useful, content.of);
    else if (this.#onward.waiting() >= settings.queue) await this.#full(incoming, now);
    else return this.#record(incoming);
    return false;
  }

  async #record(incoming: Incoming): Promise<boolean> {
    const { store, clock, observer } = this.#parts;
    const row = await store.transaction(async (tx) => {
      const recorded = await tx.inbox.record(incoming, 'pending', clock.now());
      if (recorded && this.#parts.desk) await tx.threads.heard(incoming, clock.now());
      if (recorded) await this.#onward.recorded?.(incoming);
      return recorded;
    });
    if (row) this.#parts.desk?.changed(incoming);
    if (row) this.#onward.answer(row);
    else observer.dropped(incoming.channel, 'duplicate');
    return row !== null;
  }

  /** Each chat is told once a minute that the house is full. */
  #full(incoming: Incoming, now: number): Promise<void> | void {
    const chat = `${incoming.channel} ${incoming.chat}`;
    for (const [told, at] of this.#toldFull) if (at <= now - 60_000) this.#toldFull.delete(told);
    if (this.#toldFull.has(chat)) return this.#parts.observer.dropped(incoming.channel, 'full');
    this.#toldFull.set(chat, now);
    return this.#say(incoming, WORDS.tooMany, 'full');
  }

  async #say(incoming: Incoming, words: string, dropped: 'limit' | 'full' | null): Promise<void> {
    if (dropped) this.#parts.observer.dropped(incoming.channel, dropped);
    const { desk, clock } = this.#parts;
    await this.#settle(incoming, dropped ? 'refused' : 'done', async (tx) => {
      if (!desk) return words;
      await tx.threads.heard(incoming, clock.now());
      return (await maySpeak(tx, incoming, clock.now())) ? words : null;
    });
    desk?.changed(incoming);
  }

  /** A press needs no words: the app shows that it was taken. A vote that is said is a message like any other. */
  #vote(incoming: Incoming, useful: boolean, of: string): Promise<void> {
    return this.#settle(incoming, 'done', async (tx) => {
      const question = await tx.outbox.questionOf(incoming, of);
      if (question === null) return null;
      const now = this.#parts.clock.now();
      await tx.votes.keep({ ...personOf(incoming), question, clause: null, useful }, now);
      if (useful) await closeQuestion(tx, incoming, question);
      else await openQuestion(tx, incoming, { question, why: 'useless', clause: null }, now);
      return null;
    });
  }

  /** Records a message as settled, with what it leaves and what is said to it: null is nothing. */
  async #settle(
    incoming: Incoming,
    state: InboxState,
    wordsFor: (tx: Transaction) => Promise<string | null>,
  ): Promise<void> {
    const { store, clock } = this.#parts;
    const rows = await store.transaction(async (tx) => {
      const row = await tx.inbox.record(incoming, state, clock.now());
      const words = row && (await wordsFor(tx));
      return row && words !== null ? oweAll(tx, row, [plainPart(words)], clock.now()) : [];
    });
    this.#onward.send(incoming.channel, rows);
  }
}
