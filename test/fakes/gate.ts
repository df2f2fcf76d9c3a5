import { createServer, type Server, Socket } from 'node:net';

/** So long a server waits for a client that the network has cut off, by the keepalives that the store asks for. */
const GIVES_UP = 4000;

/** The network between a program and its database, which can be cut, and led to another server. */
export class Gate {
  target: number;
  #server: Server | null = null;
  #cut = false;
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  constructor(target: number) {
    this.target = target;
  }

  async listen(): Promise<this> {
    const server = createServer((client) => this.#connect(client));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  /** An address as `url` is one, through here. */
  through(url: string): string {
    const address = this.#server?.address();
    const there = new URL(url);
    there.port = String(typeof address === 'object' && address ? address.port : 0);
    return there.href;
  }

  /** For so long nothing passes, and nobody is told so. */
  async cut(ms: number): Promise<void> {
    this.#cut = true;
    for (const pair of this.#pairs) for (const end of pair) end.pause();
    const over = setTimeout(() => {
      for (const [, server] of this.#pairs) server.destroy();
    }, GIVES_UP);
    await new Promise((resolve) => setTimeout(resolve, ms));
    clearTimeout(over);
    this.#cut = false;
    for (const [client, server] of this.#pairs)
      if (server.destroyed) client.destroy();
      else for (const end of [client, server]) end.resume();
  }

  /** Ends every connection, as where the server at the other end is gone. */
  drop(): void {
    for (const pair of this.#pairs) for (const end of pair) end.destroy();
  }

  async close(): Promise<void> {
    this.drop();
    await new Promise<void>((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()));
  }

  #connect(client: Socket): void {
    const server = new Socket();
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [server, client]] as const) {
      from.on('data', (chunk) => void to.write(chunk));
      from.on('error', () => {});
      from.on('close', () => {
        // Of an end that comes while the network is cut the other learns later.
        if (this.#cut) return;
        this.#pairs.delete(pair);
        to.destroy();
      });
    }
    server.connect(this.target, '127.0.0.1');
    if (this.#cut) for (const end of pair) end.pause();
  }
}
