import type { ChatKind } from '../../contract/message.ts';
import { StoreError } from '../../errors.ts';
import type { Person, Whose } from '../port/person.ts';
import {
  aboutThread,
  type Thread,
  type ThreadFilter,
  type ThreadLine,
  type ThreadMarks,
  type ThreadState,
  type Threads,
} from '../port/threads.ts';
import { newest } from '../thread-order.ts';
import { isOf, type Rows, rowKey } from './rows.ts';

export class MemoryThreads implements Threads {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async find(whose: Whose): Promise<Thread | null> {
    return this.#rows.threads.get(rowKey(whose)) ?? null;
  }

  async heard(whose: Whose & { readonly kind: ChatKind }, now: number): Promise<Thread> {
    const { channel, chat, sender, kind } = whose;
    const known = this.#rows.threads.get(rowKey(whose));
    const begun = { state: 'new', owner: null, version: 0, since: now, reason: null, spokeAt: 0, misses: 0 } as const;
    const heard = { heardAt: now, unread: (known?.unread ?? 0) + 1, snoozedUntil: 0 };
    const thread = { channel, chat, sender, kind, ...(known ?? begun), ...heard };
    this.#rows.threads.set(rowKey(whose), thread);
    return thread;
  }

  async move(
    was: Whose & Pick<Thread, 'owner' | 'version'>,
    { state, owner, reason, since }: Pick<Thread, 'state' | 'owner' | 'reason'> & { readonly since?: number },
    now: number,
  ): Promise<Thread | null> {
    const held = this.#rows.threads.get(rowKey(was));
    if ((state === 'person') !== (owner !== null)) throw new StoreError('a person’s thread has an owner, no other has');
    if (held?.owner !== was.owner || held.version !== was.version) return null;
    const moved = { ...held, state, owner, reason, since: since ?? now, version: held.version + 1 };
    this.#rows.threads.set(rowKey(was), moved);
    return moved;
  }

  async mark(whose: Whose, marks: Partial<ThreadMarks>): Promise<void> {
    const held = this.#rows.threads.get(rowKey(whose));
    if (held) this.#rows.threads.set(rowKey(whose), { ...held, ...marks });
  }

  async list({ states, owner, chat, words }: ThreadFilter, skip: number, most: number): Promise<readonly Thread[]> {
    return [...this.#rows.threads.values()]
      .filter(
        (thread) =>
          (!states || states.includes(thread.state)) &&
          (owner === undefined || thread.owner === owner) &&
          (chat === undefined || (thread.channel === chat.channel && thread.chat === chat.chat)) &&
          (words === undefined || this.#holds(thread, words)),
      )
      .sort((a, b) => placeOf(a) - placeOf(b) || rankOf(a) - rankOf(b) || (rowKey(a) < rowKey(b) ? -1 : 1))
      .slice(skip, skip + most);
  }

  async counts(): Promise<ReadonlyMap<ThreadState, number>> {
    const counts = new Map<ThreadState, number>();
    for (const { state } of this.#rows.threads.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
    return counts;
  }

  async owned(): Promise<ReadonlyMap<string, number>> {
    const owned = new Map<string, number>();
    for (const { owner } of this.#rows.threads.values())
      if (owner !== null) owned.set(owner, (owned.get(owner) ?? 0) + 1);
    return owned;
  }

  async lines(whose: Whose, before: number, most: number): Promise<readonly ThreadLine[]> {
    const lines: ThreadLine[] = [];
    for (const [id, { incoming, receivedAt, message, state, answer }] of this.#rows.inbox) {
      if (!incoming || rowKey(incoming) !== rowKey(whose)) continue;
      if (receivedAt < before)
        lines.push({
          kind: 'asked',
          id,
          at: receivedAt,
          message,
          content: incoming.content,
          pending: state === 'pending',
          answer,
        });
      for (const [part, row] of this.#rows.outbox)
        if (row.inbox === id && row.createdAt < before) {
          const { state, author, createdAt: at } = row;
          lines.push({ kind: 'said', id: part, at, inbox: id, text: row.part.part.text, state, author });
        }
    }
    return newest(lines, most);
  }

  async expire(before: number, most: number): Promise<number> {
    const old = [...this.#rows.threads.values()].filter((t) => t.heardAt < before && t.state !== 'person');
    return this.#drop(old.slice(0, most));
  }

  async forget(person: Person): Promise<void> {
    this.#drop([...this.#rows.threads.values()].filter(isOf(person)));
  }

  #drop(threads: readonly Thread[]): number {
    for (const thread of threads) {
      for (const [key, { about }] of this.#rows.records)
        if (about === aboutThread(thread)) this.#rows.records.delete(key);
      this.#rows.threads.delete(rowKey(thread));
    }
    return threads.length;
  }

  #holds(thread: Thread, words: string): boolean {
    const theirs = [...this.#rows.inbox].filter(([, { incoming }]) => incoming && rowKey(incoming) === rowKey(thread));
    const messages = new Set(theirs.map(([id]) => id));
    return (
      theirs.some(([, { incoming }]) => incoming?.content.kind === 'text' && incoming.content.text.includes(words)) ||
      [...this.#rows.outbox.values()].some(({ inbox, part }) => messages.has(inbox) && part.part.text.includes(words))
    );
  }
}

const placeOf = (thread: Thread): number => (thread.state === 'pool' ? 0 : 1);
const rankOf = (thread: Thread): number => (thread.state === 'pool' ? thread.since : -thread.heardAt);
