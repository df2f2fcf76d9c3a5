import { OpenPage } from '../../src/app/open-page.ts';
import { systemClock } from '../../src/contract/clock.ts';
import { createAnswerer } from '../../src/dialogue/handle.ts';
import { Proxies } from '../../src/http/client-address.ts';
import { HttpServer } from '../../src/http/server.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { answerChat } from '../../src/office/chats.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import { House, type HouseOptions } from './house.ts';
import { heldParts } from './parts.ts';
import { silent } from './silent.ts';

interface Options {
  readonly embedders?: readonly string[];
  readonly perAddress?: number;
  /** Shown in place of what is held; questions are answered by what is held. */
  readonly knowledge?: Knowledge;
  /** Answers in place of the policies. */
  readonly handle?: HouseOptions['handle'];
}

/** The owner's page as it is served, on a port of its own, over the held policies. */
export class PageServer {
  readonly store = new MemoryStore();
  root = '';
  house: House | null = null;
  #http: HttpServer | null = null;

  async start({ embedders = [], perAddress = 1000, knowledge, handle }: Options = {}): Promise<this> {
    const parts = await heldParts();
    const { store } = this;
    const lasting = { memory: 86_400_000, people: 86_400_000 };
    const page = new OpenPage({
      sourceKey: new Uint8Array(32),
      store,
      clock: systemClock,
      logger: silent,
      proxies: new Proxies(),
      today: () => '2026-11-26',
      access: { withheld: () => new Set() },
      settings: { embedders, perAddress },
      knows: {
        knowledge: () => knowledge ?? parts.knowledge,
        settings: new Map([
          ['profile-kept', '365天'],
          ['texts-kept', '30天'],
        ]),
      },
    });
    this.house = new House(page.channel, {
      store,
      handle: handle ?? createAnswerer(parts, store, systemClock, { lasting, introduces: true }),
      desk: { hours: null, subjects: [], changed: () => {}, heard: () => {} },
    });
    await this.house.delivery.start();
    this.#http = new HttpServer(new Map(), undefined, [{ path: '', listener: page.listener }]);
    this.root = `http://127.0.0.1:${await this.#http.listen(0)}`;
    return this;
  }

  /** A person of the house answers whoever wrote last. */
  async personSays(text: string): Promise<void> {
    const now = Date.now();
    const owed = await this.store.transaction(async (tx) => {
      const [thread] = await tx.threads.list({}, 0, 1);
      return answerChat(tx, thread as Thread, text, '甲', now);
    });
    for (const { rows } of owed) this.house?.delivery.send('web', rows);
  }

  async close(): Promise<void> {
    await this.#http?.close();
    await this.house?.close();
  }
}
