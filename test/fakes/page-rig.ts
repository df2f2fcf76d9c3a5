import { WebChannel } from '../../src/channel/web/channel.ts';
import { forgetPerson } from '../../src/dialogue/forget-person.ts';
import { Proxies } from '../../src/http/client-address.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { ownerApp } from '../../src/page/owner-app.ts';
import type { OwnerParts } from '../../src/page/owner-parts.ts';
import { House, type HouseOptions } from './house.ts';
import { ManualClock } from './manual-clock.ts';
import { silent } from './silent.ts';

/** The owner's page over a store in memory and delivery as it is served, without a server: requests go straight to it. */
export class PageRig {
  readonly channel: WebChannel;
  readonly clock = new ManualClock();
  readonly house: House;
  readonly withheld = new Set<string>();
  /** Whether one may ask and work out sums, and whether a page is shown at all. */
  admits = true;
  reads = true;
  /** Whose forms were let in or refused, as the page knows them. */
  readonly addresses: string[] = [];
  /** The other end of every connection. */
  peer = '192.0.2.1';
  readonly #app: ReturnType<typeof ownerApp>;

  constructor(knowledge: Knowledge, more: Partial<OwnerParts> = {}, options: HouseOptions = {}) {
    this.channel = new WebChannel(this.clock, new Uint8Array(32));
    this.house = new House(this.channel, { clock: this.clock, ...options });
    this.#app = ownerApp({
      store: this.house.store,
      clock: this.clock,
      logger: silent,
      proxies: new Proxies(),
      today: () => '2026-11-26',
      knowledge: () => knowledge,
      withheld: () => this.withheld,
      ask: (asked) => this.channel.ask(asked),
      forget: (visitor) =>
        this.house.store.transaction((tx) =>
          forgetPerson(tx, { channel: 'web', chat: visitor, sender: visitor }, null),
        ),
      admits: async (kind, address) => {
        this.addresses.push(address);
        return kind === 'read' ? this.reads : this.admits;
      },
      settings: new Map([
        ['profile-kept', '365天'],
        ['texts-kept', '30天'],
      ]),
      embedders: [],
      ...more,
    });
  }

  async start(): Promise<this> {
    await this.house.delivery.start();
    return this;
  }

  /** What a browser of its own asks; it keeps its cookie. */
  visitor(root = 'http://page'): PageVisitor {
    return new PageVisitor(root, async (path, init) => {
      const env = { incoming: { socket: { remoteAddress: this.peer } } };
      return this.#app.request(`${root}${path}`, init, env);
    });
  }

  async close(): Promise<void> {
    await this.house.close();
  }
}

export class PageVisitor {
  cookie = '';
  /** The page that was seen last. */
  page = '';
  readonly #root: string;
  readonly #ask: (path: string, init: RequestInit) => Promise<Response>;

  constructor(root: string, ask: (path: string, init: RequestInit) => Promise<Response>) {
    this.#root = root;
    this.#ask = ask;
  }

  async get(path: string): Promise<Response> {
    return this.#keep(await this.#ask(path, { headers: { cookie: this.cookie } }));
  }

  /** As a browser sends a form of ours; `origin` '' where it does not say which page it came from. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>> | URLSearchParams,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const body = fields instanceof URLSearchParams ? fields : new URLSearchParams(fields);
    const { origin = this.#root, ...others } = more;
    const headers = { cookie: this.cookie, ...(origin === '' ? {} : { origin }), ...others };
    return this.#keep(await this.#ask(path, { method: 'POST', body, headers }));
  }

  /** Asks as the form of the last page does, and follows where it is sent. */
  async ask(text: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const response = await this.post('/', { id: this.hidden('id'), text, ...more });
    if (response.status === 303) await this.get(new URL(response.headers.get('location') ?? '', this.#root).pathname);
    return this.page;
  }

  hidden(name: string): string {
    return new RegExp(`name="${name}" value="([^"]*)"`).exec(this.page)?.[1] ?? '';
  }

  async #keep(response: Response): Promise<Response> {
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    if (response.headers.get('content-type')?.startsWith('text/html')) this.page = await response.clone().text();
    return response;
  }
}
