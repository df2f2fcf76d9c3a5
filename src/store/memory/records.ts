import type { KeptRecord, Records } from '../port/records.ts';
import type { Rows } from './rows.ts';

export class MemoryRecords implements Records {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async get(kind: string, id: string): Promise<KeptRecord | null> {
    return this.#rows.records.get(keyOf(kind, id)) ?? null;
  }

  async put({ kind, id, about, body, at, version }: KeptRecord): Promise<boolean> {
    const key = keyOf(kind, id);
    if ((this.#rows.records.get(key)?.version ?? 0) !== version) return false;
    this.#rows.records.set(key, { kind, id, about, body, at, version: version + 1 });
    return true;
  }

  async list(kind: string, about: string | null, skip: number, most: number): Promise<readonly KeptRecord[]> {
    return [...this.#rows.records.values()]
      .filter((record) => record.kind === kind && (about === null || record.about === about))
      .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
      .slice(skip, skip + most);
  }

  async remove(kind: string, id: string): Promise<void> {
    this.#rows.records.delete(keyOf(kind, id));
  }

  async expire(kind: string, before: number, most: number): Promise<number> {
    const old = [...this.#rows.records].filter(([, record]) => record.kind === kind && record.at < before);
    for (const [key] of old.slice(0, most)) this.#rows.records.delete(key);
    return Math.min(old.length, most);
  }
}

const keyOf = (kind: string, id: string): string => JSON.stringify([kind, id]);
