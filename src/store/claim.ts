import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';

/** Holds `file` for this process until it ends, however it ends: the system lets go of the lock. A second process gets null. */
export function claim(file: string): { release(): void } | null {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Libsql(file);
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch {
    db.close();
    return null;
  }
  return { release: () => db.close() };
}
