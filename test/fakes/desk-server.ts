import { join } from 'node:path';
import { batchThread } from '../../src/app/batch-thread.ts';
import { clientKnows } from '../../src/app/client-knows.ts';
import { OpenDesk } from '../../src/app/open-desk.ts';
import { systemClock } from '../../src/contract/clock.ts';
import type { DirectorySettings } from '../../src/desk/directory.ts';
import { Proxies } from '../../src/http/client-address.ts';
import { HttpServer } from '../../src/http/server.ts';
import { type AccountRole, addAccount } from '../../src/office/accounts.ts';
import { templateOf } from '../../src/office/batch/template.ts';
import { keepPhrase } from '../../src/office/notes.ts';
import { hashPassword } from '../../src/office/password.ts';
import { watchClients } from '../../src/office/watch/watch-clients.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { Store } from '../../src/store/port.ts';
import { clausesHere } from './clauses-here.ts';
import { PASSWORD } from './desk-rig.ts';
import { House } from './house.ts';
import { held } from './knowledge.ts';
import { Loopback } from './loopback.ts';
import { replyOf } from './replies.ts';
import { ROOT } from './root.ts';
import { silent } from './silent.ts';

/** The desk as it is served, on a port of its own, over a channel without an app. */
export class DeskServer {
  readonly channel = new Loopback();
  readonly store: Store;
  version = 'v1';
  knowledge = held;
  readonly #desk: OpenDesk;
  readonly house: House;
  readonly #http: HttpServer;
  root = '';

  constructor(store: Store = new MemoryStore(), directory: (() => DirectorySettings) | null = null) {
    this.store = store;
    this.#desk = new OpenDesk({
      store,
      clock: systemClock,
      logger: silent,
      proxies: new Proxies(),
      settings: {
        hours: '工作日九点到五点',
        directory: directory?.() ?? null,
        subjects: ['退款'],
        silent: 600_000,
        quiet: 86_400_000,
      },
      knows: {
        readDraft: (text) =>
          [...text.matchAll(/(\d+)万元/g)].map(({ 0: figure, index }) => ({
            text: figure,
            start: index,
            end: index + figure.length,
            bound: figure === '50万元' ? 'c#1' : null,
          })),
        version: () => this.version,
        suggest: async (text) => replyOf(`建议：${text}`),
        batch: batchThread({ knowledge: join(ROOT, 'knowledge'), overlay: {}, index: join(ROOT, 'none') }),
        ...clientKnows(
          () => this.knowledge,
          () => '2026-11-26',
        ),
        template: () => templateOf(held.book.facts),
        ...clausesHere,
        factNames: () => [...held.book.facts.keys()],
      },
    });
    this.house = new House(this.channel, { store, desk: this.#desk.side, settings: { perPerson: 1e6, queue: 1e4 } });
    this.#http = new HttpServer(new Map(), undefined, [{ path: '/desk', listener: this.#desk.listener }]);
  }

  async start(): Promise<this> {
    await this.house.delivery.start();
    this.#desk.start(this.house.delivery);
    this.root = `http://127.0.0.1:${await this.#http.listen(0)}`;
    const hash = await hashPassword(PASSWORD);
    await this.store.transaction(async (tx) => {
      for (const [id, role] of [
        ['甲', 'admin'],
        ['乙', 'clerk'],
        ['丙', 'lead'],
        ['丁', 'officer'],
      ] as [string, AccountRole][])
        await addAccount(tx, { id, role, hash }, Date.now());
      await keepPhrase(tx, '问候', '您好，马上为您看。', '甲', Date.now());
    });
    return this;
  }

  /** Looks at every client by the knowledge that is served now. */
  async watches(): Promise<void> {
    const knows = clientKnows(
      () => this.knowledge,
      () => '2026-11-26',
    );
    const parts = { store: this.store, ...knows, version: () => this.version, now: () => Date.now() };
    await watchClients(parts, 0, () => true);
  }

  /** A message comes in; resolves once it is settled. */
  async hears(text: string, sender = 's1'): Promise<void> {
    await this.channel.say(text, Date.now(), { sender, chat: sender });
    while ((await this.house.pending()).length > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  async close(): Promise<void> {
    this.#desk.stop();
    await this.#http.close();
    await this.house.close();
  }
}
