import type { KeptRecord, Records } from '../port/records.ts';
import type { Database, Row } from './database.ts';

export class PostgresRecords implements Records {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async get(kind: string, id: string): Promise<KeptRecord | null> {
    const row = await this.#db.get('SELECT * FROM records WHERE kind = $1 AND name = $2', kind, id);
    return row && toRecord(row);
  }

  async put({ kind, id, about, body, at, version }: KeptRecord): Promise<boolean> {
    if (version === 0) {
      const added = await this.#db.run(
        'INSERT INTO records (kind, name, about, body, at, version) VALUES ($1, $2, $3, $4, $5, 1) ON CONFLICT (kind, name) DO NOTHING',
        kind,
        id,
        about,
        body,
        at,
      );
      return added > 0;
    }
    const changed = await this.#db.run(
      'UPDATE records SET about = $1, body = $2, at = $3, version = version + 1 WHERE kind = $4 AND name = $5 AND version = $6',
      about,
      body,
      at,
      kind,
      id,
      version,
    );
    return changed > 0;
  }

  async list(kind: string, about: string | null, skip: number, most: number): Promise<readonly KeptRecord[]> {
    const rows = await this.#db.all(
      'SELECT * FROM records WHERE kind = $1 AND about = coalesce($2, about) ORDER BY at DESC, name COLLATE "C" DESC LIMIT $3 OFFSET $4',
      kind,
      about,
      most,
      skip,
    );
    return rows.map(toRecord);
  }

  async remove(kind: string, id: string): Promise<void> {
    await this.#db.run('DELETE FROM records WHERE kind = $1 AND name = $2', kind, id);
  }

  async expire(kind: string, before: number, most: number): Promise<number> {
    return this.#db.run(
      'DELETE FROM records WHERE ctid IN (SELECT ctid FROM records WHERE kind = $1 AND at < $2 LIMIT $3 FOR UPDATE SKIP LOCKED)',
      kind,
      before,
      most,
    );
  }
}

function toRecord(row: Row): KeptRecord {
  return {
    kind: String(row.kind),
    id: String(row.name),
    about: String(row.about),
    body: String(row.body),
    at: Number(row.at),
    version: Number(row.version),
  };
}
