import { createHmac } from 'node:crypto';
import type { Accepted, Channel, Health, Outgoing, Part, Receive } from '../../contract/channel.ts';
import type { Clock } from '../../contract/clock.ts';
import type { Reply } from '../../contract/reply.ts';

/** What a visitor of the page wrote. */
export interface VisitorMessage {
  /** Names the visitor; nobody can be found by it. */
  readonly visitor: string;
  /** The same where the same form is sent twice. */
  readonly id: string;
  readonly text: string;
  /** The question of ours under which a choice was pressed; null where words were typed. */
  readonly answers: string | null;
  /** The address that it came from: known here alone. */
  readonly address: string;
}

/** `taken`: what is said to it is on record; `refused`: nothing was read; `late`: it is still being answered. */
export type MessageReceipt = 'taken' | 'refused' | 'late';

/** How long a request waits for its answer, in milliseconds. */
const PATIENCE = 25_000;

/** The owner's page: what is said is on record, and shown by whoever asks for the page. */
export class WebChannel implements Channel {
  readonly name = 'web';
  readonly alone = 'nothing';
  readonly explains = true;
  readonly #clock: Clock;
  readonly #key: Uint8Array;
  readonly #waiting = new Map<
    string,
    { readonly told: Promise<MessageReceipt>; readonly tell: (taken: MessageReceipt) => void }
  >();
  #receive: Receive | null = null;
  #health: Health;

  /** `key`: an address is on record by its digest with it, so that it can't be found by trying all there are. */
  constructor(clock: Clock, key: Uint8Array) {
    this.#clock = clock;
    this.#key = key;
    this.#health = { state: 'starting', since: clock.now() };
  }

  async start(receive: Receive): Promise<void> {
    this.#receive = receive;
    this.#health = { state: 'up', since: this.#clock.now() };
  }

  /** Hands a message over; resolves once it is dealt with. Rejects with a StoreError where it can't be recorded. */
  async ask({ visitor, id, text, answers, address }: VisitorMessage): Promise<MessageReceipt> {
    const known = this.#waiting.get(id);
    if (known) return known.told;
    if (!this.#receive) return 'refused';
    let tell = (_: MessageReceipt): void => {};
    const told = new Promise<MessageReceipt>((resolve) => {
      tell = resolve;
    });
    this.#waiting.set(id, { told, tell });
    const callOff = this.#clock.after(PATIENCE, () => tell('late'));
    try {
      await this.#receive({
        channel: 'web',
        chat: visitor,
        kind: 'private',
        sender: visitor,
        sentAt: this.#clock.now(),
        quoted: null,
        id,
        revises: null,
        content: { kind: 'text', text, ...(answers === null ? {} : { answers }) },
        ticket: null,
        source: createHmac('sha256', this.#key).update(address).digest('base64url').slice(0, 12),
      });
      return await told;
    } finally {
      callOff();
      this.#waiting.delete(id);
    }
  }

  settled(id: string, taken: boolean): void {
    this.#waiting.get(id)?.tell(taken ? 'taken' : 'refused');
  }

  render({ text }: Reply): Part[] {
    return [{ text, marks: [], buttons: [] }];
  }

  async send({ key }: Outgoing): Promise<Accepted> {
    return { id: key };
  }

  async typing(): Promise<void> {}

  health(): Health {
    return this.#health;
  }

  async stop(): Promise<void> {
    for (const { tell } of this.#waiting.values()) tell('late');
    this.#receive = null;
    this.#health = { state: 'stopped', since: this.#clock.now() };
  }
}
