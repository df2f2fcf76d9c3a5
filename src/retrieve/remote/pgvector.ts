import pg from 'pg';
import { StoreError } from '../../errors.ts';
import type { Point, PointSearch, Points, Scored, SparseVector } from './points.ts';

/** Milliseconds that one call may take. */
const PATIENCE = 10_000;
/** Connections at once; they end where nobody asks for so long. */
const MOST = 4;
const IDLE = 10_000;
/** No more terms than a sparse vector may have. */
const TERMS = 1_000_000_000;
/** What is looked through in the graph, more than is asked for, and on where a filter leaves too few. */
const SETTINGS = 'SET hnsw.ef_search = 200; SET hnsw.iterative_scan = strict_order';

/**
 * Points in PostgreSQL with pgvector (0.8 or later), a table each collection: vectors in a graph, words compared one by one among the
 * documents that may be used. @throws StoreError where it does not answer as it should
 */
export class PgVector implements Points {
  readonly #url: string;
  readonly #pool: pg.Pool;

  constructor(url: string) {
    this.#url = url;
    this.#pool = new pg.Pool({
      connectionString: url,
      max: MOST,
      idleTimeoutMillis: IDLE,
      allowExitOnIdle: true,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      onConnect: async (client) => void (await client.query(SETTINGS)),
    });
    this.#pool.on('error', () => {});
  }

  async collections(): Promise<readonly string[]> {
    const rows = await this.#rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE 'cewen-%'`,
    );
    return rows.map(({ name }) => name);
  }

  async create(name: string, dimension: number): Promise<void> {
    const table = pg.escapeIdentifier(name);
    await this.#rows('CREATE EXTENSION IF NOT EXISTS vector');
    await this.#rows(
      `CREATE TABLE IF NOT EXISTS ${table} (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, words sparsevec NOT NULL, meaning vector(${dimension}))`,
    );
    for (const by of ['btree (parent)', 'hnsw (meaning vector_ip_ops)'])
      await this.#rows(`CREATE INDEX IF NOT EXISTS ${pg.escapeIdentifier(`${name} ${by}`)} ON ${table} USING ${by}`);
  }

  async put(name: string, points: readonly Point[]): Promise<void> {
    const rows = points.map(({ id, vector, payload }) => ({
      id,
      parent: payload.parent,
      words: written(vector.words),
      meaning: vector.meaning ? written(vector.meaning) : null,
    }));
    await this.#rows(
      `INSERT INTO ${pg.escapeIdentifier(name)} SELECT id, parent, words::sparsevec, meaning::vector
       FROM json_to_recordset($1::json) AS r (id INTEGER, parent INTEGER, words TEXT, meaning TEXT)
       ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, words = excluded.words, meaning = excluded.meaning`,
      [JSON.stringify(rows)],
    );
  }

  async count(name: string): Promise<number> {
    const [row] = await this.#rows<{ count: string }>(`SELECT count(*) FROM ${pg.escapeIdentifier(name)}`);
    return Number(row?.count);
  }

  async drop(name: string): Promise<void> {
    await this.#rows(`DROP TABLE IF EXISTS ${pg.escapeIdentifier(name)}`);
  }

  async query(name: string, searches: readonly PointSearch[]): Promise<readonly (readonly Scored[])[]> {
    if (searches.length === 0) return [];
    const values: unknown[] = [];
    const held = (value: unknown): string => `$${values.push(value)}`;
    const asked = searches.map(({ query, parents, ids, limit }, n) => {
      const [column, type] = 'indices' in query ? ['words', 'sparsevec'] : ['meaning', 'vector'];
      const away = `${column} <#> ${held(written(query))}::${type}`;
      const where = [
        'indices' in query ? `${away} < 0` : 'meaning IS NOT NULL',
        ...(parents ? [`parent = ANY (${held(parents)}::int[])`] : []),
        ...(ids ? [`id = ANY (${held(ids)}::int[])`] : []),
      ];
      return `(SELECT ${n} AS n, id, -(${away}) AS score FROM ${pg.escapeIdentifier(name)}
        WHERE ${where.join(' AND ')} ORDER BY ${away} LIMIT ${limit})`;
    });
    const rows = await this.#rows<{ n: number; id: number; score: number }>(asked.join(' UNION ALL '), values);
    const found = searches.map((): Scored[] => []);
    for (const { n, id, score } of rows) found[n]?.push({ id, score });
    for (const each of found) each.sort((a, b) => b.score - a.score);
    return found;
  }

  async #rows<T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    try {
      return (await this.#pool.query<T>(sql, [...values])).rows;
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      const said = /^(?:0A000|58P01|42704)$/.test(code) ? '没有 pgvector 扩展（0.8 以上）' : '没有应答，或出错';
      const { host, pathname } = new URL(this.#url);
      throw new StoreError(`CEWEN_PGVECTOR_URL 的数据库（${host}${pathname}）${said}：${code || message}`, {
        cause: error,
      });
    }
  }
}

/** A vector as pgvector reads it. */
function written(vector: SparseVector | readonly number[]): string {
  if (!('indices' in vector)) return `[${vector.join(',')}]`;
  const { indices, values } = vector;
  return `{${indices.map((index, i) => `${index + 1}:${values[i]}`).join(',')}}/${TERMS}`;
}
