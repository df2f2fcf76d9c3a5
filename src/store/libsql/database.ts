import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { StoreError } from '../../errors.ts';

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

  /** Copies the database as it stands, whoever is writing, into a file that does not exist yet. */
  copyTo(file: string): void {
    this.run('VACUUM INTO ?', file);
    chmodSync(file, 0o600);
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

const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/BUSY|LOCKED/, '数据库被另一个进程占用。请确认没有别的程序长时间打开它，然后重试'],
  [/FULL|ENOSPC/, '磁盘已满，无法写入数据库。请清理磁盘后重试，这一条没有保存'],
  [/READONLY|EACCES|EPERM|EROFS/, '没有写数据库的权限。请检查数据目录的属主和权限'],
  [/NOTADB|CORRUPT/, '数据库文件已损坏。请用 cewen restore 从备份恢复，或把它移走后重新启动'],
  [/CANTOPEN|ENOENT|ENOTDIR|Unable to open/, '打不开数据库文件。请检查数据目录（CEWEN_DATA）是否存在'],
];

function storeError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const said = SAYINGS.find(([pattern]) => pattern.test(`${code} ${message}`))?.[1] ?? '数据库出错';
  return new StoreError(`${said}（${file}，${code || message}）`, { cause: error });
}
