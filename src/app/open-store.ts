import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';
import type { Tally } from '../store/carried.ts';
import type { Editions } from '../store/editions.ts';
import { backUp, restore } from '../store/libsql/backup.ts';
import { claim } from '../store/libsql/claim.ts';
import { readingLibsql } from '../store/libsql/read-carried.ts';
import { openLibsql } from '../store/libsql/store.ts';
import { MemoryStore } from '../store/memory/store.ts';
import type { Store } from '../store/port.ts';
import type { Seats } from '../store/seats.ts';

/** Opens the store that is kept at `place`, a file or `postgres://…`, or begins it; without a place, one that ends with the process. */
export async function openStore(place: string | null): Promise<Store> {
  if (place === null) return new MemoryStore();
  return isServer(place) ? (await postgres()).openPostgres(place) : openLibsql(place);
}

/** Opens the store that is kept at `place`; null where nothing has been kept yet. */
export async function openKept(place: string): Promise<Store | null> {
  return isServer(place) || existsSync(place) ? openStore(place) : null;
}

/** A store that is served from; `seats`: how several processes share the work, null where one alone serves. */
export interface Served {
  readonly store: Store;
  readonly seats: Seats | null;
}

/** As `openStore`, for a process that serves from it: null where nobody may serve from it now. */
export async function openServed(place: string): Promise<Served | null> {
  return isServer(place) ? (await postgres()).openShared(place) : { store: await openLibsql(place), seats: null };
}

/** What several programs answer by, where they share a database; null where each has its own. */
export async function openSharedEditions(place: string): Promise<Editions | null> {
  return isServer(place) ? (await import('../store/postgres/editions.ts')).openEditions(place) : null;
}

/** Copies what is kept in `store` into `file`, while others go on writing. */
export async function backUpStore(store: string, file: string): Promise<void> {
  refuseServer(store, 'pg_dump');
  await backUp(store, file);
}

/** Puts the backup `file` in the place of `store`, if it is whole. Nobody may have `store` open meanwhile. */
export async function restoreStore(file: string, store: string): Promise<void> {
  refuseServer(store, 'pg_restore');
  await restore(file, store);
}

/** Holds `lock` for this process until it ends, however it ends; null where another process has it. */
export const claimData = (lock: string): { release(): void } | null => claim(lock);

/**
 * Carries all that is kept in the data folder `from` into the empty database `to`, `postgres://…`, and proves it by counts and
 * hashes. Nobody may serve from either meanwhile.
 */
export async function carryStore(from: string, to: string): Promise<readonly Tally[]> {
  if (!isServer(to)) throw new StoreError('--to 后面写 postgres:// 开头的地址');
  const { takeOver } = await import('../store/postgres/take-over.ts');
  const lock = join(from, 'serve.lock');
  const held = claim(lock);
  if (!held) throw new StoreError(`cewen serve 正在使用这个数据目录（${lock}）。请先停掉它，再迁移`);
  try {
    return await readingLibsql(join(from, 'cewen.db'), (carried) => takeOver(to, carried));
  } finally {
    held.release();
  }
}

const isServer = (place: string): boolean => /^postgres(?:ql)?:/.test(place);

/** Loaded where it is asked for alone: the embedded store needs no client of a server. */
const postgres = () => import('../store/postgres/store.ts');

function refuseServer(store: string, tool: string): void {
  if (isServer(store)) throw new StoreError(`DATABASE_URL 指向 PostgreSQL：请用 ${tool} 备份或恢复，不要用这个命令`);
}
