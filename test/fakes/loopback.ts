import type {
  Accepted,
  Channel,
  Health,
  Incoming,
  Outgoing,
  Overhear,
  OwnMessage,
  Part,
  Receive,
} from '../../src/contract/channel.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { Journal } from './journal.ts';

/** A channel without an app: a test says what comes in, and how sending goes. */
export class Loopback implements Channel {
  readonly name = 'telegram';
  readonly alone: Channel['alone'] = 'nothing';
  readonly doubles = true;
  readonly sent = new Journal<Outgoing>();
  readonly typed = new Journal<string>();
  /** Called before a part counts as sent; throws to refuse it. */
  onSend: (outgoing: Outgoing) => Promise<void> | void = () => {};
  #receive: Receive = async () => {};
  #overhear: Overhear = async () => {};
  #n = 0;

  async start(
    receive: Receive,
    _failed: (error: Error) => void = () => {},
    overhear: Overhear = async () => {},
  ): Promise<void> {
    this.#receive = receive;
    this.#overhear = overhear;
  }

  /** The app shows a message that was written under the assistant's own account. */
  shows(text: string | null, now: number, more: Partial<OwnMessage> = {}): Promise<void> {
    this.#n += 1;
    const place = { channel: 'telegram', chat: 'c1', kind: 'private', to: ['s1'] } as const;
    return this.#overhear({ ...place, id: `own${this.#n}`, sentAt: now, text, ...more });
  }

  render(reply: Reply): Part[] {
    return reply.text.split('\n\n').map((text) => ({ text, marks: [], buttons: [] }));
  }

  async send(outgoing: Outgoing): Promise<Accepted> {
    await this.onSend(outgoing);
    this.sent.push(outgoing);
    return { id: `a${this.sent.items.length}` };
  }

  async typing({ chat }: Pick<Outgoing, 'chat'>): Promise<void> {
    this.typed.push(chat);
  }

  health(): Health {
    return { state: 'up', since: 0 };
  }

  async stop(): Promise<void> {}

  say(text: string, now: number, more: Partial<Incoming> = {}): Promise<void> {
    this.#n += 1;
    const place = {
      channel: 'telegram',
      chat: 'c1',
      kind: 'private',
      sender: 's1',
      quoted: null,
      ticket: 't',
    } as const;
    const id = `m${this.#n}`;
    return this.#receive({ ...place, id, revises: null, sentAt: now, content: { kind: 'text', text }, ...more });
  }

  get texts(): string[] {
    return this.sent.items.map((outgoing) => outgoing.part.text);
  }
}
