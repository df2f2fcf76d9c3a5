interface Closes {
  close(): Promise<void>;
}
interface Served {
  start(): Promise<void>;
  stop(): Promise<void>;
  getServerConn(): string;
}

/** Loaded by name, where it is installed: it is large, and one test wants it. */
const load = async <T>(name: string): Promise<T | null> => import(name).catch(() => null);

/** PostgreSQL 18 with pgvector 0.8 in WebAssembly, reached over a socket as any other; it begins in seconds, not in a moment. */
export class VectorDatabase {
  readonly url: string;
  readonly #db: Closes;
  readonly #server: Served;

  private constructor(db: Closes, server: Served) {
    this.#db = db;
    this.#server = server;
    this.url = `postgres://postgres:x@${server.getServerConn()}/postgres?sslmode=disable`;
  }

  /** Null where it is not installed. */
  static async start(): Promise<VectorDatabase | null> {
    const lite = await load<{ PGlite: { create(options: object): Promise<Closes> } }>('@electric-sql/pglite');
    const extension = await load<{ vector: unknown }>('@electric-sql/pglite-pgvector');
    const socket = await load<{ PGLiteSocketServer: new (options: object) => Served }>('@electric-sql/pglite-socket');
    if (!lite || !extension || !socket) return null;
    const db = await lite.PGlite.create({ extensions: { vector: extension.vector } });
    const server = new socket.PGLiteSocketServer({ db, port: 0, host: '127.0.0.1', maxConnections: 8 });
    await server.start();
    return new VectorDatabase(db, server);
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    await this.#db.close();
  }
}
