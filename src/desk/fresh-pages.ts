import { isSignedIn } from '../office/sign-in.ts';
import type { Transaction } from '../store/port.ts';
import type { DeskParts } from './desk-parts.ts';
import { FreshChats } from './fresh-chats.ts';
import { readQueues } from './fresh-queues.ts';
import type { LivePage } from './live-page.ts';
import { Rounds } from './rounds.ts';

/** How long a change of a chat waits for the next one, and that of the queue; milliseconds. */
const CHAT_WAITS = 100;
const QUEUE_WAITS = 2000;

/** Reads what some pages show; the result sends it to them, once that is safe. */
type Read = (tx: Transaction, pages: readonly LivePage[]) => Promise<() => Promise<void>>;

/** Brings open pages up to date: what several of them show is read and made once. */
export class FreshPages {
  readonly #parts: DeskParts;
  readonly #chats: Rounds<LivePage>;
  readonly #queues: Rounds<LivePage>;
  readonly #fresh: FreshChats;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    const fresh = new FreshChats(parts);
    const chats: Rounds<LivePage> = new Rounds(parts.clock, CHAT_WAITS, (due) =>
      this.#round(due, chats, (tx, pages) => fresh.read(tx, pages)),
    );
    const queues: Rounds<LivePage> = new Rounds(parts.clock, QUEUE_WAITS, (due) =>
      this.#round(due, queues, (tx, pages) => readQueues(tx, pages, parts.clock.now())),
    );
    [this.#chats, this.#queues, this.#fresh] = [chats, queues, fresh];
  }

  /** What the page shows is no longer as it was: of its own chat, which the queue shows too, or of others. */
  stale(page: LivePage, what: 'chat' | 'queue'): void {
    if (what === 'chat') this.#chats.add(page);
    this.#queues.add(page);
  }

  leave(page: LivePage): void {
    page.ended = true;
    this.#chats.drop(page);
    this.#queues.drop(page);
    this.#fresh.leave(page);
  }

  async #round(due: readonly LivePage[], rounds: Rounds<LivePage>, read: Read): Promise<void> {
    const { store, clock, logger } = this.#parts;
    const open = due.filter(({ ended }) => !ended);
    // A page that is slow to take things misses a round, not what is shown in the end.
    for (const page of open) if (page.busy) rounds.add(page);
    const ready = open.filter(({ busy }) => !busy);
    try {
      const { over, send } = await store.transaction(async (tx) => {
        const [stay, over]: [LivePage[], LivePage[]] = [[], []];
        for (const page of ready) ((await isSignedIn(tx, page.shows.token, clock.now())) ? stay : over).push(page);
        return { over, send: await read(tx, stay) };
      });
      for (const page of over) page.end();
      await send();
    } catch (error) {
      logger.warn({ error: (error as Error).name }, 'open pages could not be brought up to date');
      for (const page of ready) if (!page.ended) rounds.add(page);
    }
  }
}
