import { existsSync } from 'node:fs';
import { backUp, restore } from '../store/libsql/backup.ts';
import { claim } from '../store/libsql/claim.ts';
import { openLibsql } from '../store/libsql/store.ts';
import { MemoryStore } from '../store/memory/store.ts';
import type { Store } from '../store/port.ts';

/** Opens the store that is kept in `file`, or creates it; without a file, one that ends with the process. */
export async function openStore(file: string | null): Promise<Store> {
  return file === null ? new MemoryStore() : openLibsql(file);
}

/** Opens the store that is kept in `file`; null where nothing has been kept yet. */
export async function openKept(file: string): Promise<Store | null> {
  return existsSync(file) ? openLibsql(file) : null;
}

/** Copies what is kept in `store` into `file`, while others go on writing. */
export const backUpStore = (store: string, file: string): Promise<void> => backUp(store, file);

/** Puts the backup `file` in the place of `store`, if it is whole. Nobody may have `store` open meanwhile. */
export const restoreStore = (file: string, store: string): Promise<void> => restore(file, store);

/** Holds `lock` for this process until it ends, however it ends; null where another process has it. */
export const claimData = (lock: string): { release(): void } | null => claim(lock);
