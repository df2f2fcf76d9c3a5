import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { StoreError } from '../../errors.ts';

/** Holds `file` for this process until it ends, however it ends: the system lets go of the lock. A second process gets null. */
export function claim(file: string): { release(): void } | null {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Libsql(file);
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
    throw new StoreError(`不能锁定数据目录（${file}）。请检查目录的属主和权限`, { cause: error });
  }
  return { release: () => db.close() };
}
