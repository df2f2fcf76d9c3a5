import type { Outgoing } from '../../contract/channel.ts';
import type { Outbox, OutboxRow, OutboxState, ShownPart } from '../port/outbox.ts';
import type { Whose } from '../port/person.ts';
import { dropMessage, isOwed, type OutboxRecord, type Rows } from './rows.ts';

export class MemoryOutbox implements Outbox {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async owe(
    inbox: number,
    channel: string,
    part: Omit<Outgoing, 'key'>,
    now: number,
    author: string | null = null,
  ): Promise<OutboxRow> {
    const id = ++this.#rows.lastId;
    this.#rows.outbox.set(id, {
      inbox,
      channel,
      part,
      createdAt: now,
      state: 'waiting',
      accepted: null,
      begun: false,
      author,
    });
    return toRow(id, part, now, author);
  }

  async owed(channel: string): Promise<readonly OutboxRow[]> {
    return [...this.#rows.outbox].flatMap(([id, row]) =>
      row.channel === channel && row.state === 'waiting' ? [toPart(id, row)] : [],
    );
  }

  async owedFor(inbox: number): Promise<readonly OutboxRow[]> {
    return [...this.#rows.outbox].flatMap(([id, row]) =>
      row.inbox === inbox && row.state === 'waiting' ? [toPart(id, row)] : [],
    );
  }

  async begin(id: number): Promise<void> {
    this.#mark(id, true);
  }

  async unbegin(id: number): Promise<void> {
    this.#mark(id, false);
  }

  #mark(id: number, begun: boolean): void {
    const row = this.#rows.outbox.get(id);
    if (row) this.#rows.outbox.set(id, { ...row, begun });
  }

  async settle(id: number, state: OutboxState, accepted: string | null): Promise<void> {
    const row = this.#rows.outbox.get(id);
    if (!row || (row.state !== 'waiting' && state !== 'sent')) return;
    this.#rows.outbox.set(id, { ...row, state, accepted });
    const nobodys = this.#rows.inbox.get(row.inbox)?.sender === '';
    if (nobodys && !isOwed(this.#rows, row.inbox)) dropMessage(this.#rows, row.inbox);
  }

  async saidIn({ channel, chat }: Pick<Whose, 'channel' | 'chat'>, since: number): Promise<readonly ShownPart[]> {
    return [...this.#rows.outbox.values()]
      .filter((row) => row.channel === channel && row.part.chat === chat && row.createdAt >= since)
      .map(({ part, state, accepted }) => ({ text: part.part.text, state, accepted }));
  }

  async questionOf({ channel, chat }: Pick<Whose, 'channel' | 'chat'>, accepted: string): Promise<string | null> {
    const sent = [...this.#rows.outbox.values()].find(
      (row) => row.channel === channel && row.part.chat === chat && row.accepted === accepted,
    );
    const content = sent && this.#rows.inbox.get(sent.inbox)?.incoming?.content;
    return content?.kind === 'text' ? content.text : null;
  }
}

function toPart(id: number, { part, createdAt, author, begun }: OutboxRecord): OutboxRow {
  const { outgoing, ...kept } = toRow(id, part, createdAt, author);
  return { ...kept, outgoing: begun ? { ...outgoing, again: true } : outgoing };
}

function toRow(id: number, part: Omit<Outgoing, 'key'>, createdAt: number, author: string | null): OutboxRow {
  return { id, outgoing: { ...part, key: `o${id}` }, createdAt, author };
}
