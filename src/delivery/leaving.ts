import type { Channel } from '../contract/channel.ts';
import type { Clock } from '../contract/clock.ts';
import type { OutboxRow } from '../store/port/outbox.ts';
import type { Store } from '../store/port.ts';
import type { DeskSide } from './hand-over.ts';
import { maySpeak } from './may-speak.ts';

interface LeavingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly desk?: DeskSide | null;
}

/** Whether a part may leave, and what is kept of its leaving, so that one that comes twice says so. */
export class Leaving {
  readonly #channel: Pick<Channel, 'name' | 'doubles'>;
  readonly #parts: LeavingParts;

  constructor(channel: Pick<Channel, 'name' | 'doubles'>, parts: LeavingParts) {
    this.#channel = channel;
    this.#parts = parts;
  }

  /** Marks a part as begun where it may come twice; false where it is the assistant's and a person answers now: it is withheld, in one transaction. */
  async begins({ id, author, outgoing }: OutboxRow): Promise<boolean> {
    const { store, clock, desk } = this.#parts;
    const isAssistants = desk && author === null;
    const marks = this.#channel.doubles && !outgoing.again;
    if (!isAssistants && !marks) return true;
    return store.transaction(async (tx) => {
      const whose = { channel: this.#channel.name, chat: outgoing.chat, sender: outgoing.sender };
      if (isAssistants && !(await maySpeak(tx, whose, clock.now()))) {
        await tx.outbox.settle(id, 'withheld', null);
        return false;
      }
      if (marks) await tx.outbox.begin(id);
      return true;
    });
  }

  /** The part as it is tried next: what may have arrived all the same says so from now on, what was refused has not arrived. */
  async failed(row: OutboxRow, unsure: boolean): Promise<OutboxRow> {
    if (!this.#channel.doubles || row.outgoing.again) return row;
    if (unsure) return { ...row, outgoing: { ...row.outgoing, again: true } };
    await this.#parts.store.transaction((tx) => tx.outbox.unbegin(row.id)).catch(() => {});
    return row;
  }
}
