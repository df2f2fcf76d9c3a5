import { backUpStore, carryStore, claimData, openKept, restoreStore } from '../app/open-store.ts';
import { StoreError } from '../errors.ts';
import type { Transaction } from '../store/port.ts';
import { dayInShanghai, type Io } from './io.ts';

/** `cewen backup FILE`: the database as it stands, while the service goes on. */
export async function backUpTo(store: string, file: string, io: Io): Promise<number> {
  await backUpStore(store, file);
  io.out(`已备份到 ${file}`);
  return 0;
}

/** `cewen restore FILE`: only while no service runs on the same data. */
export async function restoreFrom(
  file: string,
  { store, lock }: { store: string; lock: string },
  io: Io,
): Promise<number> {
  const held = claimData(lock);
  if (!held) throw new StoreError(`cewen serve 正在使用这个数据目录（${lock}）。请先停掉它，再恢复`);
  try {
    await restoreStore(file, store);
  } finally {
    held.release();
  }
  io.out(`已从 ${file} 恢复`);
  return 0;
}

/** `cewen migrate --from DIR --to postgres://…`: all that is kept, with the count and the sha256 of each table. */
export async function migrateTo(from: string, to: string, io: Io): Promise<number> {
  const tallies = await carryStore(from, to);
  for (const { table, rows, sha256 } of tallies) io.out(`${table}\t${rows} 行\tsha256 ${sha256}`);
  io.out(
    '已全部迁移，写入的内容与原来的逐行一致。设置 DATABASE_URL 后启动 cewen serve；原来的数据目录请保留：索引和政策在那里，运行 cewen reindex 以后也由数据库分发',
  );
  return 0;
}

/** `cewen unanswered`: what found no answer, most often asked first. */
export async function printUnanswered(store: string, io: Io, json: boolean): Promise<number> {
  const groups = await reading(store, (tx) => tx.unanswered.list());
  if (json) io.out(JSON.stringify(groups.map((g) => ({ ...g, last: dayInShanghai(g.last) }))));
  else if (groups.length === 0) io.out('没有未能回答的问题。');
  else
    for (const g of groups) io.out(`${g.times}\t${g.why}\t${g.clause ?? '-'}\t${dayInShanghai(g.last)}\t${g.question}`);
  return 0;
}

/** `cewen feedback`: 有用 and 没用 by question, the most often useless first. */
export async function printFeedback(store: string, io: Io, json: boolean): Promise<number> {
  const votes = await reading(store, (tx) => tx.votes.list());
  if (json) io.out(JSON.stringify(votes.map((v) => ({ ...v, last: dayInShanghai(v.last) }))));
  else if (votes.length === 0) io.out('还没有评价。');
  else
    for (const v of votes)
      io.out(
        `有用 ${v.useful}\t没用 ${v.useless}\t${v.clause ?? '-'}\t${dayInShanghai(v.last)}\t${v.question ?? '（问题已删除）'}`,
      );
  return 0;
}

/** The questions that were kept, redacted, most often asked first: those without an answer, and those that were voted on. */
export async function keptQuestions(store: string): Promise<readonly string[]> {
  const missed = await reading(store, (tx) => tx.unanswered.list());
  const votes = await reading(store, (tx) => tx.votes.list());
  return [...new Set([...missed.map((g) => g.question), ...votes.flatMap((v) => v.question ?? [])])];
}

async function reading<T>(file: string, read: (tx: Transaction) => Promise<readonly T[]>): Promise<readonly T[]> {
  const store = await openKept(file);
  if (!store) return [];
  try {
    return await store.transaction(read);
  } finally {
    await store.close();
  }
}
