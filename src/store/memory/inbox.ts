import type { Incoming } from '../../contract/channel.ts';
import type { Inbox, InboxRow, InboxState } from '../port/inbox.ts';
import type { Person } from '../port/person.ts';
import { dropMessage, type InboxRecord, isOf, isOwed, type Rows } from './rows.ts';

export class MemoryInbox implements Inbox {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async record(incoming: Incoming, state: InboxState, now: number): Promise<InboxRow | null> {
    if ((await this.isKnown(incoming)) || this.#sameWords(incoming)) return null;
    const { channel, sender, id: message } = incoming;
    const id = ++this.#rows.lastId;
    const kept = state === 'pending' ? incoming : { ...incoming, quoted: null };
    this.#rows.inbox.set(id, {
      channel,
      sender,
      message,
      incoming: kept,
      receivedAt: now,
      state,
      tries: 0,
      answer: null,
    });
    return { id, incoming, receivedAt: now };
  }

  async isKnown({ channel, id }: Incoming): Promise<boolean> {
    return this.#all().some(([, row]) => row.channel === channel && row.message === id);
  }

  async pending(): Promise<readonly InboxRow[]> {
    return this.#all().flatMap(([id, { incoming, receivedAt, state }]) =>
      incoming && state === 'pending' ? [{ id, incoming, receivedAt }] : [],
    );
  }

  async settle(id: number, state: InboxState): Promise<boolean> {
    const row = this.#rows.inbox.get(id);
    if (row?.state !== 'pending') return false;
    this.#change(id, { state, incoming: row.incoming && { ...row.incoming, quoted: null } });
    return true;
  }

  async explain(id: number, answer: string): Promise<void> {
    if (this.#rows.inbox.get(id)?.incoming) this.#change(id, { answer });
  }

  async countTry(id: number): Promise<number> {
    const tries = (this.#rows.inbox.get(id)?.tries ?? -1) + 1;
    this.#change(id, { tries });
    return tries;
  }

  async expire(before: number, most: number): Promise<number> {
    const old = this.#all()
      .filter(([id, { receivedAt, state }]) => receivedAt < before && state !== 'pending' && !isOwed(this.#rows, id))
      .slice(0, most);
    for (const [id] of old) dropMessage(this.#rows, id);
    return old.length;
  }

  async forget({ chat, ...person }: Person & { readonly chat?: string }, last: string | null): Promise<void> {
    const theirs = isOf(person);
    const there = ({ incoming }: InboxRecord): boolean => chat === undefined || incoming?.chat === chat;
    for (const [id, row] of this.#all().filter(([, row]) => theirs(row) && there(row)))
      if (row.message === last) this.#change(id, { sender: '', incoming: null, answer: null, state: 'done' });
      else dropMessage(this.#rows, id);
  }

  #all(): [number, InboxRecord][] {
    return [...this.#rows.inbox];
  }

  #change(id: number, change: Partial<InboxRecord>): void {
    const row = this.#rows.inbox.get(id);
    if (row) this.#rows.inbox.set(id, { ...row, ...change });
  }

  /** Versions of a message are called by its id, a colon and a number. */
  #sameWords({ channel, revises, content }: Incoming): boolean {
    if (revises === null) return false;
    const versions = this.#all().filter(
      ([, row]) => row.channel === channel && (row.message === revises || row.message.startsWith(`${revises}:`)),
    );
    return JSON.stringify(versions.at(-1)?.[1].incoming?.content) === JSON.stringify(content);
  }
}
