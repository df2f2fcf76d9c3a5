import { existsSync } from 'node:fs';
import { StoreError } from '../errors.ts';
import { backUp, restore } from '../store/libsql/backup.ts';
import { claim } from '../store/libsql/claim.ts';
import { Store } from '../store/libsql/store.ts';
import { listUnanswered } from '../store/libsql/unanswered.ts';
import { listFeedback } from '../store/libsql/votes.ts';
import type { Io } from './io.ts';

/** `cewen backup FILE`: the database as it stands, while the service goes on. */
export function backUpTo(store: string, file: string, io: Io): number {
  backUp(store, file);
  io.out(`已备份到 ${file}`);
  return 0;
}

/** `cewen restore FILE`: only while no service runs on the same data. */
export function restoreFrom(file: string, { store, lock }: { store: string; lock: string }, io: Io): number {
  const held = claim(lock);
  if (!held) throw new StoreError(`cewen serve 正在使用这个数据目录（${lock}）。请先停掉它，再恢复`);
  try {
    restore(file, store);
  } finally {
    held.release();
  }
  io.out(`已从 ${file} 恢复`);
  return 0;
}

/** `cewen unanswered`: what found no answer, most often asked first. */
export function printUnanswered(store: string, io: Io, json: boolean): number {
  const groups = reading(store, (opened) => listUnanswered(opened.db));
  if (json) io.out(JSON.stringify(groups.map((g) => ({ ...g, last: dayOf(g.last) }))));
  else if (groups.length === 0) io.out('没有未能回答的问题。');
  else for (const g of groups) io.out(`${g.times}\t${g.why}\t${g.clause ?? '-'}\t${dayOf(g.last)}\t${g.question}`);
  return 0;
}

/** `cewen feedback`: 有用 and 没用 by question, the most often useless first. */
export function printFeedback(store: string, io: Io, json: boolean): number {
  const votes = reading(store, (opened) => listFeedback(opened.db));
  if (json) io.out(JSON.stringify(votes.map((v) => ({ ...v, last: dayOf(v.last) }))));
  else if (votes.length === 0) io.out('还没有评价。');
  else
    for (const v of votes)
      io.out(
        `有用 ${v.useful}\t没用 ${v.useless}\t${v.clause ?? '-'}\t${dayOf(v.last)}\t${v.question ?? '（问题已删除）'}`,
      );
  return 0;
}

function reading<T>(file: string, read: (store: Store) => readonly T[]): readonly T[] {
  if (!existsSync(file)) return [];
  const store = new Store(file);
  try {
    return read(store);
  } finally {
    store.close();
  }
}

/** The day in Shanghai, ISO. */
function dayOf(time: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(time));
}
