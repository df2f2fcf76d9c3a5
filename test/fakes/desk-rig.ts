import { clientKnows } from '../../src/app/client-knows.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { deskApp } from '../../src/desk/desk-app.ts';
import type { DeskParts } from '../../src/desk/desk-parts.ts';
import type { Directory } from '../../src/desk/directory.ts';
import { Live } from '../../src/desk/live.ts';
import { Proxies } from '../../src/http/client-address.ts';
import { ACCOUNTS, type AccountRole, addAccount } from '../../src/office/accounts.ts';
import { Batches } from '../../src/office/batch/batches.ts';
import { templateOf } from '../../src/office/batch/template.ts';
import type { Owed } from '../../src/office/chats.ts';
import { hashPassword } from '../../src/office/password.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import { batchHere } from './batch-here.ts';
import { clausesHere } from './clauses-here.ts';
import { held } from './knowledge.ts';
import { ManualClock } from './manual-clock.ts';
import { silent } from './silent.ts';

export const PASSWORD = 'ganz geheim 策';
/** As little as argon2 takes: a test of what is done after the sign-in waits for no proof of work. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };
let hashed: Promise<string> | undefined;

/** The desk over a store in memory, without a server: requests go straight to it. */
export class DeskRig {
  readonly store: Store;
  readonly clock = new ManualClock();
  readonly sent: Owed[] = [];
  readonly live = new Live();
  suggestion: Reply | null = null;
  /** What each client of a batch waits for. */
  step: () => Promise<void> = () => Promise.resolve();
  readonly batches: Batches;
  day = '2026-11-26';
  knowledge = held;
  readonly #app: ReturnType<typeof deskApp>;

  constructor(store: Store = new MemoryStore(), directory: Directory | null = null) {
    this.store = store;
    const begin = batchHere(() => this.step());
    this.batches = new Batches({ store, clock: this.clock, logger: silent, today: () => '2026-11-26', begin });
    this.#app = deskApp({
      store,
      clock: this.clock,
      logger: silent,
      proxies: new Proxies(),
      live: this.live,
      directory,
      send: (owed) => void this.sent.push(...owed),
      readDraft: (text) =>
        [...text.matchAll(/\d+万元/g)].map(([figure], i) => ({
          text: figure,
          start: text.indexOf(figure),
          end: text.indexOf(figure) + figure.length,
          bound: i === 0 ? 'c#1' : null,
        })),
      suggest: async () => this.suggestion,
      batches: this.batches,
      template: () => templateOf(held.book.facts),
      ...clausesHere,
      factNames: () => [...held.book.facts.keys()],
      ...clientKnows(
        () => this.knowledge,
        () => this.day,
      ),
    } satisfies DeskParts);
  }

  /** Every way that is served: its method and its path. */
  get ways(): readonly string[] {
    const served = this.#app.routes.filter(({ method }) => method === 'GET' || method === 'POST');
    return [...new Set(served.map(({ method, path }) => `${method} ${path}`))];
  }

  /** What is watched of clients by the knowledge and on the day that hold now. */
  readonly watching = clientKnows(
    () => this.knowledge,
    () => this.day,
  );

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.store.transaction(work);
  }

  /** What a browser of its own asks; it keeps what it is given. */
  browser(): Browser {
    return new Browser(async (path, init) => this.#app.request(`http://desk${path}`, init));
  }

  async account(id: string, role: AccountRole = 'clerk'): Promise<void> {
    hashed ??= hashPassword(PASSWORD, CHEAP);
    const hash = await hashed;
    await this.run((tx) => addAccount(tx, { id, role, hash }, this.clock.now()));
  }

  async signedIn(id: string, role: AccountRole = 'clerk'): Promise<Browser> {
    await this.account(id, role);
    const browser = this.browser();
    await browser.post('/desk/sign-in', { name: id, password: PASSWORD });
    return browser;
  }

  /** A message comes in. */
  async heard(text: string, sender = 's1', answer: object | null = null): Promise<Thread> {
    const now = this.clock.now();
    const whose = { channel: 'wecom', chat: sender, sender, kind: 'private' } as const;
    return this.run(async (tx) => {
      const id = `${sender}-${(await tx.threads.lines(whose, now + 1, 999)).length}`;
      const content = { kind: 'text', text } as const;
      const incoming = { ...whose, id, revises: null, content, quoted: null, ticket: null, sentAt: now };
      const row = await tx.inbox.record(incoming, 'done', now);
      if (answer) await tx.inbox.explain(row?.id ?? 0, JSON.stringify(answer));
      return tx.threads.heard(whose, now);
    });
  }

  async hash(id: string): Promise<string | undefined> {
    return (await this.run((tx) => ACCOUNTS.get(tx, id)))?.value.hash;
  }
}

export class Browser {
  cookie = '';
  /** The page that was seen last. */
  page = '';
  readonly #ask: (path: string, init: RequestInit) => Promise<Response>;

  constructor(ask: (path: string, init: RequestInit) => Promise<Response>) {
    this.#ask = ask;
  }

  async get(path: string, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#keep(await this.#ask(path, { headers: { cookie: this.cookie, ...more } }));
  }

  /** Posts a form with what every form of the last page carries. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const hidden = ['csrf', 'owner', 'version'].map((name) => [name, this.hidden(name)]);
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    const headers = { cookie: this.cookie, origin: 'http://desk', ...more };
    return this.#keep(await this.#ask(path, { method: 'POST', body, headers }));
  }

  /** Sends a file in a form, as a browser does. */
  async upload(path: string, name: string, content: string | Uint8Array): Promise<Response> {
    const body = new FormData();
    body.set('csrf', this.hidden('csrf'));
    body.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
    const headers = { cookie: this.cookie, origin: 'http://desk' };
    return this.#keep(await this.#ask(path, { method: 'POST', body, headers }));
  }

  hidden(name: string): string {
    return new RegExp(`name="${name}" value="([^"]*)"`).exec(this.page)?.[1] ?? '';
  }

  async #keep(response: Response): Promise<Response> {
    const kept = new Map(this.cookie.split('; ').flatMap((each) => (each ? [[each.split('=')[0], each]] : [])));
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      kept.delete(pair.split('=')[0]);
      if (!set.includes('Max-Age=0')) kept.set(pair.split('=')[0], pair);
    }
    this.cookie = [...kept.values()].join('; ');
    if (response.headers.get('content-type')?.startsWith('text/html')) this.page = await response.clone().text();
    return response;
  }
}
