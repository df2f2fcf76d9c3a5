import type { Overhear, Receive } from '../../contract/channel.ts';
import type { Logger } from '../../logger.ts';
import type { Pause } from '../pause.ts';
import { type Account, fetchMessage, fetchSelf } from './people.ts';
import { readMessage, readOwn, type WechatMessage } from './read.ts';

/** How long a message that the gateway does not show yet keeps its place before those that came after it, in milliseconds. */
const PLACE = 2000;
/** A message that the gateway or the store has refused so often is given up. */
const MOST_TRIES = 5;
/** How often the names of one room are asked for anew, in milliseconds. */
const RENEW = 5000;

interface HearingParts {
  /** The account once it is logged in; null where it will not be again. */
  readonly account: () => Promise<Account | null>;
  readonly logger: Logger;
  readonly wait: Pause;
  readonly signal: AbortSignal;
}

/** Reads what a gateway announces: each chat in its order, and none held up by a call for another. */
export class Hearing {
  readonly #parts: HearingParts;
  readonly #chats = new Map<string, Promise<void>>();
  readonly #renewed = new Map<string, number>();
  /** Resolves when every message before has been shown, or has lost its place. */
  #before: Promise<unknown> = Promise.resolve();

  constructor(parts: HearingParts) {
    this.#parts = parts;
  }

  /** Takes up a message by its id and hands it on when it is read: one of our own account to `overhear`. */
  hear(id: string, receive: Receive, overhear: Overhear): void {
    const before = this.#before;
    const shown = new AbortController();
    const fetched = this.#persist((account) => fetchMessage(account, id)).finally(() => shown.abort());
    const place = this.#parts.wait(PLACE, AbortSignal.any([shown.signal, this.#parts.signal]));
    this.#before = Promise.all([before, place]);
    void fetched.then(async (message) => {
      if (!message) return;
      await before;
      this.#inTurn(message.chat, () => this.#record(message, receive, overhear));
    });
  }

  #inTurn(chat: string, work: () => Promise<unknown>): void {
    const turn = (this.#chats.get(chat) ?? Promise.resolve()).then(work).then(() => {
      if (this.#chats.get(chat) === turn) this.#chats.delete(chat);
    });
    this.#chats.set(chat, turn);
  }

  #record(message: WechatMessage, receive: Receive, overhear: Overhear): Promise<unknown> {
    return this.#persist(async (account) => {
      if (message.talker === account.self) {
        const own = readOwn(message, account.self);
        return own ? overhear(own) : undefined;
      }
      const incoming = readMessage(message, await fetchSelf(account, message, (room) => this.#renews(room)));
      if (incoming) await receive(incoming);
    });
  }

  #renews(room: string): boolean {
    const now = performance.now();
    if (now - (this.#renewed.get(room) ?? Number.NEGATIVE_INFINITY) < RENEW) return false;
    this.#renewed.set(room, now);
    return true;
  }

  /** Tries until it works, waiting longer each time; null where it never does. */
  async #persist<T>(work: (account: Account) => Promise<T>): Promise<T | null> {
    const { account, logger, wait, signal } = this.#parts;
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const present = await account();
      if (!present) return null;
      try {
        return await work(present);
      } catch (error) {
        const { name, message } = error as Error;
        const reason = name === 'ChannelError' ? message : name;
        logger.warn({ channel: 'wechat', reason, tries }, 'message could not be read or recorded');
      }
      if (tries < MOST_TRIES) await wait(1000 * 2 ** (tries - 1), signal);
    }
    logger.error({ channel: 'wechat' }, 'message given up');
    return null;
  }
}
