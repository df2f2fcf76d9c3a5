import type { z } from 'zod';
import type { Transaction } from '../store/port.ts';

/** A value that is kept under a name, as it was read: whoever writes it back writes over this version alone. */
export interface Kept<T> {
  readonly id: string;
  readonly about: string;
  readonly value: T;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly version: number;
}

/** So many are read at once. */
const A_READING = 500;

/** One kind of record with the schema of its bodies. */
export class Shelf<T> {
  readonly #kind: string;
  readonly #schema: z.ZodType<T>;

  constructor(kind: string, schema: z.ZodType<T>) {
    this.#kind = kind;
    this.#schema = schema;
  }

  async get({ records }: Transaction, id: string): Promise<Kept<T> | null> {
    const record = await records.get(this.#kind, id);
    return record && { ...record, value: this.#schema.parse(JSON.parse(record.body)) };
  }

  /** False where somebody was faster. A value that is new has version 0. */
  put({ records }: Transaction, { id, about, value, at, version }: Kept<T>): Promise<boolean> {
    return records.put({ kind: this.#kind, id, about, body: JSON.stringify(value), at, version });
  }

  /** Newest first; of all where `about` is null. */
  async list({ records }: Transaction, about: string | null, skip: number, most: number): Promise<Kept<T>[]> {
    const found = await records.list(this.#kind, about, skip, most);
    return found.map((record) => ({ ...record, value: this.#schema.parse(JSON.parse(record.body)) }));
  }

  /** All of them, newest first, however many there are. */
  async all(tx: Transaction, about: string | null): Promise<Kept<T>[]> {
    const all: Kept<T>[] = [];
    for (;;) {
      const page = await this.list(tx, about, all.length, A_READING);
      all.push(...page);
      if (page.length < A_READING) return all;
    }
  }

  remove({ records }: Transaction, id: string): Promise<void> {
    return records.remove(this.#kind, id);
  }

  expire({ records }: Transaction, before: number, most: number): Promise<number> {
    return records.expire(this.#kind, before, most);
  }
}
