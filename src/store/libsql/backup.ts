import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../errors.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';

/** Copies what is kept in `store` into `file`, while others go on writing. Raises StoreError where there is nothing to copy or no room for it. */
export async function backUp(store: string, file: string): Promise<void> {
  if (!existsSync(store)) throw new StoreError(`还没有数据库（${store}），没有可备份的内容`);
  if (existsSync(file)) throw new StoreError(`${file} 已经存在。请换一个文件名，备份不会覆盖已有的文件`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(store, 5000);
  try {
    db.copyTo(file);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    db.close();
  }
}

/** Puts the backup `file` in the place of `store`, in one step and only if it is whole. Nobody may have `store` open meanwhile. */
export async function restore(file: string, store: string): Promise<void> {
  if (!existsSync(file)) throw new StoreError(`没有这个备份文件：${file}`);
  mkdirSync(dirname(store), { recursive: true, mode: 0o700 });
  const beside = `${store}.restoring`;
  drop(beside);
  try {
    copyFileSync(file, beside);
    chmodSync(beside, 0o600);
    const db = new Database(beside, 0);
    try {
      const found = db.get('PRAGMA integrity_check')?.integrity_check;
      if (found !== 'ok') throw new StoreError(`备份文件已损坏：${file}。请换一个备份`);
      await migrate(db);
    } finally {
      db.close();
    }
  } catch (error) {
    drop(beside);
    throw error;
  }
  for (const side of ['-wal', '-shm']) rmSync(`${store}${side}`, { force: true });
  renameSync(beside, store);
  for (const side of ['-wal', '-shm']) rmSync(`${beside}${side}`, { force: true });
}

function drop(file: string): void {
  for (const side of ['', '-wal', '-shm']) rmSync(`${file}${side}`, { force: true });
}
