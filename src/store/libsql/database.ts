import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { storeError } from './fault.ts';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Statements on one file, prepared once. Every fault of the database is a StoreError that says what to do. */
export class Database {
  readonly #db: Libsql.Database;
  readonly #file: string;
  readonly #statements = new Map<string, Libsql.Statement>();
  #scrubs = false;

  /** Opens or creates `file`, readable by its owner alone. `busy`: how long to wait for another process, in milliseconds. */
  constructor(file: string, busy: number) {
    this.#file = file;
    this.#db = this.#guard(() => {
      if (file !== ':memory:') {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        closeSync(openSync(file, 'a', 0o600));
        chmodSync(file, 0o600);
      }
      return new Libsql(file, { timeout: busy });
    });
    this.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;',
    );
  }

  run(sql: string, ...values: Value[]): number {
    return this.#guard(() => this.#prepare(sql).run(values).changes);
  }

  all(sql: string, ...values: Value[]): Row[] {
    return this.#guard(() => this.#prepare(sql).all(values) as Row[]);
  }

  /** Row by row, however many there are. */
  *each(sql: string): IterableIterator<Row> {
    const rows = this.#guard(() => this.#db.prepare(sql).iterate()) as IterableIterator<Row>;
    for (;;) {
      const next = this.#guard(() => rows.next());
      if (next.done) return;
      yield next.value;
    }
  }

  get(sql: string, ...values: Value[]): Row | null {
    return this.all(sql, ...values)[0] ?? null;
  }

  exec(sql: string): void {
    this.#guard(() => this.#db.exec(sql));
  }

  /** All of `work` or nothing. Nobody may use the database meanwhile. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.exec('COMMIT');
      if (this.#scrubs) this.#scrub();
      return result;
    } catch (error) {
      if (this.#db.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /** What this transaction deletes leaves no trace in the file either: the log is emptied once it is committed, or as soon as others let go of it. */
  leaveNoTrace(): void {
    this.#scrubs = true;
  }

  /** Copies the database as it stands, whoever is writing, into a file that does not exist yet, and onto the disk. */
  copyTo(file: string): void {
    this.run('VACUUM INTO ?', file);
    this.#guard(() => {
      chmodSync(file, 0o600);
      const copy = openSync(file, 'r');
      fsyncSync(copy);
      closeSync(copy);
    });
  }

  close(): void {
    if (this.#db.open) this.#db.close();
  }

  #scrub(): void {
    this.#scrubs = this.get('PRAGMA wal_checkpoint(TRUNCATE)')?.busy !== 0;
  }

  #prepare(sql: string): Libsql.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeError(error, this.#file);
    }
  }
}
