import pg from 'pg';
import type { StoreError } from '../../errors.ts';
import { isLost, storeError, worthAgain } from './fault.ts';

export type Value = string | number | null | readonly string[];
export type Row = Readonly<Record<string, string | number | null>>;

/** How often a transaction is run again that lost against another of the same rows. */
const MOST_RUNS = 8;

/**
 * A server that went away is noticed within ten seconds here, within four there, what it still had to tell included (where something
 * is under way no keepalive is sent): what a lost connection held is free again.
 */
const SETTINGS =
  '-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=2 -c tcp_user_timeout=4000 -c idle_in_transaction_session_timeout=30000';
const WITHIN = 10_000;

/** 64-bit integers are times and counts here, all of them safe as numbers. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Statements on one server, on one connection, which is made anew when it was lost. Every fault of the database is a StoreError
 * that says what to do and names no password.
 */
export class Database {
  readonly #url: string;
  readonly #greet: (db: Database) => Promise<void>;
  readonly #names = new Map<string, string>();
  #client: pg.Client | null = null;
  /** The connection that a transaction began on: when it is lost, so is the transaction. */
  #held: pg.Client | null = null;

  /** `greet` is run on every new connection before it is used. */
  constructor(url: string, greet: (db: Database) => Promise<void> = async () => {}) {
    this.#url = url;
    this.#greet = greet;
  }

  async all(sql: string, ...values: Value[]): Promise<Row[]> {
    return (await this.#query(sql, values)).rows;
  }

  async get(sql: string, ...values: Value[]): Promise<Row | null> {
    return (await this.all(sql, ...values))[0] ?? null;
  }

  /** Gives how many rows were changed. */
  async run(sql: string, ...values: Value[]): Promise<number> {
    return (await this.#query(sql, values)).rowCount ?? 0;
  }

  /** Several statements, without values. */
  async exec(sql: string): Promise<void> {
    const client = await this.#connected();
    await client.query(sql).catch((error) => this.#fail(error));
  }

  /** From now on, until this connection is lost, `heard` is told what is rung at `bell`, a name of ours. */
  async listen(bell: string, heard: (what: string) => void): Promise<void> {
    const client = await this.#connected();
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === bell) heard(payload);
    });
    await this.exec(`LISTEN ${client.escapeIdentifier(bell)}`);
  }

  /**
   * All of `work` or nothing, seeing the database as it was when it began: where another has changed the same rows since, it is
   * run again from its start. Nobody may use the database meanwhile.
   */
  async transaction<T>(work: () => Promise<T>, isolation = 'REPEATABLE READ'): Promise<T> {
    for (let runs = 1; ; runs++) {
      try {
        this.#held = await this.#connected();
        await this.exec(`BEGIN ISOLATION LEVEL ${isolation}`);
        const result = await work();
        await this.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.#client) await this.exec('ROLLBACK').catch(() => this.close());
        if (!worthAgain(error) || runs === MOST_RUNS) throw error;
      } finally {
        this.#held = null;
      }
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  async #query(sql: string, values: readonly Value[]): Promise<pg.QueryResult<Row>> {
    const client = await this.#connected();
    const query = { name: this.#nameOf(sql), text: sql, values: values.map(written) };
    return client.query<Row>(query).catch((error) => this.#fail(error));
  }

  /** Each statement is prepared once a connection, under a name of its own. */
  #nameOf(sql: string): string {
    const name = this.#names.get(sql) ?? `s${this.#names.size}`;
    this.#names.set(sql, name);
    return name;
  }

  async #connected(): Promise<pg.Client> {
    if (this.#held && this.#held !== this.#client) throw this.#fault({ code: 'lost' });
    if (this.#client) return this.#client;
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: WITHIN,
      query_timeout: WITHIN,
      keepAlive: true,
      options: SETTINGS,
      types,
    });
    const lost = (): void => {
      if (this.#client === client) this.#client = null;
    };
    client.on('error', lost);
    client.on('end', lost);
    try {
      await client.connect();
      this.#client = client;
      await this.#greet(this);
    } catch (error) {
      await this.close();
      await client.end().catch(() => {});
      throw this.#fault(error);
    }
    return client;
  }

  /** A connection that did not answer in time may answer later, to another question: it is given up. */
  async #fail(error: unknown): Promise<never> {
    const fault = this.#fault(error);
    if (isLost(fault)) await this.close();
    throw fault;
  }

  #fault(error: unknown): StoreError {
    return storeError(error, this.#url);
  }
}

/** The server takes no zero byte in a text. */
function written(value: Value): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}
