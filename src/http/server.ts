import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

export type Route = (request: {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}) => Promise<Answer>;

/** Longest body that is read, in bytes. */
const LONGEST = 1 << 20;
/** How long a request's headers, all of it, and all of one that carries a file may take to arrive, and how often that is looked at, in milliseconds. */
const LIMITS = { headers: 5000, request: 10_000, file: 120_000, every: 1000 };

/** What answers every request below a path by itself, those of a route aside; the first that fits does. */
export interface Mount {
  /** `/desk`: it, and all that begins with it and a slash; '' for all that nothing else answers. */
  readonly path: string;
  readonly listener: RequestListener;
  /** The path that files are sent to. */
  readonly files?: string;
}

/** Serves routes named `GET /path`; resolves with the port once it listens. */
export class HttpServer {
  readonly #server: Server;
  readonly #routes: ReadonlyMap<string, Route>;
  readonly #failed: (error: unknown) => void;

  /** `failed` is told why a route threw; the request is answered with 503. */
  constructor(
    routes: ReadonlyMap<string, Route>,
    limits: typeof LIMITS = LIMITS,
    mounts: readonly Mount[] = [],
    failed: (error: unknown) => void = () => {},
  ) {
    this.#routes = routes;
    this.#failed = failed;
    const { headers: headersTimeout, file: requestTimeout, every: connectionsCheckingInterval } = limits;
    const options = { headersTimeout, requestTimeout, connectionsCheckingInterval };
    this.#server = createServer(options, (request, response) => {
      const path = pathOf(request);
      const routed = this.#routes.has(`${request.method} ${path}`);
      const mount = routed ? null : mounts.find((each) => path === each.path || path.startsWith(`${each.path}/`));
      if (mount?.files !== path) cutOff(request, response, limits.request);
      if (mount) return mount.listener(request, response);
      void this.#answer(request).then(({ status, type = 'text/plain; charset=utf-8', body = '' }) => {
        response.writeHead(status, { 'content-type': type }).end(body);
      });
    });
  }

  /** `host`: the address that it is reached at; of this machine alone where none is named. */
  listen(port: number, host = '127.0.0.1'): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Lets running requests end for half a second. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(() => this.#server.closeAllConnections(), 500).unref();
      this.#server.close(() => resolve());
      this.#server.closeIdleConnections();
    });
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const route = this.#routes.get(`${request.method} ${pathOf(request)}`);
    if (!route) return { status: 404 };
    try {
      const body = await read(request);
      return body === null ? { status: 413 } : await route({ headers: request.headers, body });
    } catch (error) {
      this.#failed(error);
      return { status: 503 };
    }
  }
}

/** Ends a request that has not arrived within `ms`, as the server itself ends one that takes longer than any may. */
function cutOff(request: IncomingMessage, response: ServerResponse, ms: number): void {
  const timer = setTimeout(() => {
    if (request.complete) return;
    if (!response.headersSent) request.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
    request.socket.destroySoon();
  }, ms);
  timer.unref();
  response.once('close', () => clearTimeout(timer));
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?')[0] ?? '/';

async function read(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LONGEST) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
