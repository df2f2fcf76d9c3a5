import { InputError, StoreError } from '../../errors.ts';
import type { Edition, EditionFile, Editions, Reader } from '../editions.ts';
import { chunkOf, digestOf, keepBlob } from './blobs.ts';
import { Database, type Row } from './database.ts';
import { migrate } from './migrate.ts';

/** Editions that stay. */
const KEEP = 10;

/** Opens the editions in the database at `url`, bringing it to the newest version. */
export async function openEditions(url: string): Promise<Editions> {
  const editions = new PostgresEditions(url);
  await editions.migrated();
  return editions;
}

class PostgresEditions implements Editions {
  readonly #db: Database;
  #heard = (): void => {};
  #last: Promise<unknown> = Promise.resolve();

  constructor(url: string) {
    this.#db = new Database(url, async (db) => db.listen(await bellOf(db), () => this.#heard()));
  }

  async migrated(): Promise<void> {
    try {
      await this.#alone((db) => migrate(db));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  served(): Promise<Edition | null> {
    return this.#alone(async (db) => {
      const row = await db.get('SELECT e.* FROM served_edition s JOIN editions e ON e.id = s.id');
      return row && toEdition(row);
    });
  }

  list(): Promise<readonly Edition[]> {
    return this.#alone(async (db) => (await db.all('SELECT * FROM editions ORDER BY at DESC, id')).map(toEdition));
  }

  filesOf(id: string): Promise<readonly EditionFile[]> {
    return this.#alone(async (db) => {
      const rows = await db.all('SELECT path, sha256 FROM edition_files WHERE edition = $1 ORDER BY path', id);
      return rows.map((row) => ({ path: String(row.path), sha256: String(row.sha256) }));
    });
  }

  async read(sha256: string): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    for (let part = 0; ; part += 1) {
      const chunk = await this.#alone((db) => chunkOf(db, sha256, part));
      if (!chunk) break;
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    if (chunks.length === 0 || digestOf(bytes) !== sha256)
      throw new StoreError(
        `数据库里的索引文件${chunks.length > 0 ? '已损坏' : '不见了'}（${sha256.slice(0, 12)}）：请重新运行 cewen reindex`,
      );
    return bytes;
  }

  publish(
    edition: Edition,
    files: readonly EditionFile[],
    content: (path: string) => Uint8Array,
    base: string | null,
  ): Promise<void> {
    return this.#alone((db) =>
      db.transaction(async () => {
        for (const { path, sha256 } of files) await keepBlob(db, sha256, () => content(path));
        const { id, build, at } = edition;
        await db.run(
          'INSERT INTO editions VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET at = excluded.at',
          id,
          build,
          at,
        );
        for (const { path, sha256 } of files)
          await db.run('INSERT INTO edition_files VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', id, path, sha256);
        await serve(db, id, base);
        await db.run(
          `DELETE FROM editions WHERE id NOT IN (SELECT id FROM editions ORDER BY at DESC, id LIMIT ${KEEP})
           AND id NOT IN (SELECT id FROM served_edition)`,
        );
        await db.run('DELETE FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM edition_files f WHERE f.sha256 = b.sha256)');
      }, 'READ COMMITTED'),
    );
  }

  serve(id: string, base: string): Promise<void> {
    return this.#alone((db) => db.transaction(() => serve(db, id, base), 'READ COMMITTED'));
  }

  report({ name, build, knowledge, fault }: Reader): Promise<void> {
    return this.#alone(async (db) => {
      await db.run(
        `INSERT INTO readers (name, build, knowledge, fault, seen_at) VALUES ($1, $2, $3, $4, clock_timestamp())
         ON CONFLICT (name) DO UPDATE SET build = excluded.build, knowledge = excluded.knowledge, fault = excluded.fault,
         seen_at = excluded.seen_at`,
        name,
        build,
        knowledge,
        fault,
      );
      await db.run("DELETE FROM readers WHERE seen_at < now() - interval '1 day'");
    });
  }

  readers(): Promise<readonly Reader[]> {
    return this.#alone(async (db) => {
      const rows = await db.all("SELECT * FROM readers WHERE seen_at > now() - interval '30 s' ORDER BY name");
      return rows.map((row) => ({
        name: String(row.name),
        build: String(row.build),
        knowledge: row.knowledge === null ? null : String(row.knowledge),
        fault: row.fault === null ? null : String(row.fault),
      }));
    });
  }

  listen(heard: () => void): void {
    this.#heard = heard;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#db.close();
  }

  #alone<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => work(this.#db));
    this.#last = turn.catch(() => {});
    return turn;
  }
}

/** @throws InputError where another edition than `base` is served by now */
async function serve(db: Database, id: string, base: string | null): Promise<void> {
  const taken =
    base === null
      ? await db.run('INSERT INTO served_edition VALUES (true, $1) ON CONFLICT DO NOTHING', id)
      : await db.run('UPDATE served_edition SET id = $1 WHERE id = $2', id, base);
  if (taken === 0) throw new InputError('别处刚刚换了索引，这一次没有换：先运行 cewen reindex --fetch 取来，再重做');
  await db.get('SELECT pg_notify($1, $2)', await bellOf(db), id);
}

/** Whoever keeps several stores in one database, each in a schema, rings at its own. */
const bellOf = async (db: Database): Promise<string> =>
  `cewen_edition_${(await db.get('SELECT current_schema() AS name'))?.name}`;

const toEdition = (row: Row): Edition => ({ id: String(row.id), build: String(row.build), at: Number(row.at) });
