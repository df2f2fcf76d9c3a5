import type { ChannelName } from '../../contract/message.ts';
import { oldestFirst, readKey } from '../dead-letter-key.ts';
import type { DeadLetter, DeadLetters, Revived } from '../port/dead-letters.ts';
import type { Rows } from './rows.ts';

export class MemoryDeadLetters implements DeadLetters {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async count(): Promise<{ readonly messages: number; readonly parts: number }> {
    return { messages: this.#messages().length, parts: this.#parts().length };
  }

  async list(most: number): Promise<readonly DeadLetter[]> {
    return oldestFirst([...this.#messages().slice(-most), ...this.#parts().slice(-most)], most);
  }

  async revive(key: string, now: number): Promise<Revived | null> {
    const named = readKey(key);
    if (!named) return null;
    const { kind, id } = named;
    if (kind === 'message') {
      const row = this.#rows.inbox.get(id);
      if (row?.state !== 'failed' || !row.incoming) return null;
      const incoming = { ...row.incoming, sentAt: now };
      this.#rows.inbox.set(id, { ...row, incoming, state: 'pending', tries: 0, receivedAt: now });
      return { kind, row: { id, incoming, receivedAt: now } };
    }
    const row = this.#rows.outbox.get(id);
    if (row?.state !== 'failed' && row?.state !== 'expired') return null;
    this.#rows.outbox.set(id, { ...row, state: 'waiting', begun: false, createdAt: now });
    const { part, author, channel } = row;
    return {
      kind,
      channel: channel as ChannelName,
      row: { id, outgoing: { ...part, key: `o${id}` }, createdAt: now, author },
    };
  }

  #messages(): DeadLetter[] {
    return [...this.#rows.inbox].flatMap(([id, { channel, receivedAt: at, state }]) =>
      state === 'failed' ? [{ key: `m${id}`, channel, at, why: state }] : [],
    );
  }

  #parts(): DeadLetter[] {
    return [...this.#rows.outbox].flatMap(([id, { channel, createdAt: at, state }]) =>
      state === 'failed' || state === 'expired' ? [{ key: `p${id}`, channel, at, why: state }] : [],
    );
  }
}
