import { bringTo, editionIn, publishFrom } from '../app/edition-files.ts';
import { InputError, StoreError } from '../errors.ts';
import type { Editions } from '../store/editions.ts';
import { dayOf, type Io } from './io.ts';

/** An index is built from what this folder holds: it must hold what is served, or others' policies would be taken back. */
export async function refuseOutdated(data: string, editions: Editions): Promise<void> {
  const served = await editions.served();
  if (served && served.id !== editionIn(data))
    throw new InputError(
      `别处已发布索引 ${served.build}，这个数据目录还不是它。先运行 cewen reindex --fetch 取来（这里没发布的导入会被替换），再导入和重建`,
    );
}

/** `cewen reindex` where several programs share a database: what was built is published, and served by all of them. */
export async function publish(data: string, editions: Editions, io: Io, now: number): Promise<void> {
  const { id, build } = await publishFrom(data, editions, now);
  io.tell(`已发布索引 ${build}（${id}）：各进程几秒内换上`);
}

/** `cewen reindex --fetch`: this folder becomes what is served. */
export async function fetchServed(data: string, editions: Editions, io: Io): Promise<number> {
  const served = await editions.served();
  if (!served) throw new InputError('还没有发布过索引：运行 cewen reindex');
  await bringTo(data, served, editions);
  io.out(`已取来索引 ${served.build}`);
  return 0;
}

/** `cewen rollback [BUILD] [--list]` where several programs share a database: one row says what all of them serve. */
export async function rollBackShared(
  editions: Editions,
  io: Io,
  { build, list }: { readonly build: string | undefined; readonly list: boolean },
): Promise<number> {
  const [served, kept] = [await editions.served(), await editions.list()];
  if (list) {
    for (const { id, build: its, at } of kept) io.out(`${id === served?.id ? '* ' : '  '}${its}\t${id}\t${dayOf(at)}`);
    return 0;
  }
  const older = kept[kept.findIndex(({ id }) => id === served?.id) + 1];
  const target = build === undefined ? older : kept.find(({ id, build: its }) => its === build || id === build);
  if (!target || !served)
    throw new InputError(
      build === undefined ? '没有更早的索引可以退回' : `没有保留 ${build}：可用的见 cewen rollback --list`,
    );
  await editions.serve(target.id);
  io.out(`已退回索引 ${target.build}：各进程几秒内换上`);
  return 0;
}

/** Lines of `cewen status`: what is served from the database, and who does not answer by it. */
export async function sayReaders(editions: Editions): Promise<readonly string[]> {
  try {
    const [served, readers] = [await editions.served(), await editions.readers()];
    if (!served) return ['数据库里还没有发布过索引'];
    return [
      `数据库发布的索引：${served.build}；正在服务的进程 ${readers.length}`,
      ...readers
        .filter(({ build, fault }) => fault !== null || build !== served.build)
        .map(({ name, build, fault }) => `  ${name} 用的是 ${build}${fault === null ? '' : `，没能换上：${fault}`}`),
    ];
  } catch (error) {
    if (error instanceof StoreError) return [error.message];
    throw error;
  }
}
