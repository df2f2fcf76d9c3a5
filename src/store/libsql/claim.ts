import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { storeError } from './fault.ts';

/** Holds `file` for this process until it ends, however it ends: the system lets go of the lock. A second process gets null. */
export function claim(file: string): { release(): void } | null {
  let db: Libsql.Database | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    db = new Libsql(file);
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return { release: () => held.close() };
  } catch (error) {
    db?.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
    throw storeError(error, file);
  }
}
