import type { KeptRecord, Records } from '../port/records.ts';
import type { Database, Row } from './database.ts';

export class LibsqlRecords implements Records {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async get(kind: string, id: string): Promise<KeptRecord | null> {
    const row = this.#db.get('SELECT * FROM records WHERE kind = ? AND name = ?', kind, id);
    return row && toRecord(row);
  }

  async put({ kind, id, about, body, at, version }: KeptRecord): Promise<boolean> {
    if (version === 0) {
      const added = this.#db.run(
        'INSERT INTO records (kind, name, about, body, at, version) VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING',
        kind,
        id,
        about,
        body,
        at,
      );
      return added > 0;
    }
    const changed = this.#db.run(
      'UPDATE records SET about = ?, body = ?, at = ?, version = version + 1 WHERE kind = ? AND name = ? AND version = ?',
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
    const rows = this.#db.all(
      'SELECT * FROM records WHERE kind = ? AND about = coalesce(?, about) ORDER BY at DESC, name DESC LIMIT ? OFFSET ?',
      kind,
      about,
      most,
      skip,
    );
    return rows.map(toRecord);
  }

  async remove(kind: string, id: string): Promise<void> {
    this.#db.run('DELETE FROM records WHERE kind = ? AND name = ?', kind, id);
  }

  async expire(kind: string, before: number, most: number): Promise<number> {
    return this.#db.run(
      'DELETE FROM records WHERE rowid IN (SELECT rowid FROM records WHERE kind = ? AND at < ? LIMIT ?)',
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
