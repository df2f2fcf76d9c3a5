import { knowledgeOf } from '../app/data-files.ts';
import { editionIn, publishFrom } from '../app/edition-files.ts';
import { bringTo } from '../app/take-edition.ts';
import { InputError, StoreError } from '../errors.ts';
import type { Editions } from '../store/editions.ts';
import { dayInShanghai, type Io } from './io.ts';

/** An index is built from what this folder holds: it must hold what is served, or others' policies would be taken back. Gives what is. */
export async function refuseOutdated(data: string, editions: Editions): Promise<string | null> {
  const served = await editions.served();
  if (served && served.id !== editionIn(data))
    throw new InputError(
      `别处已发布索引 ${served.build}，这个数据目录还不是它。先运行 cewen reindex --fetch 取来（这里没发布的改动会保存在旁边），再导入和重建`,
    );
  return served?.id ?? null;
}

/** `cewen reindex` where several programs share a database: what was built on `base` is published, and served by all of them. */
export async function publish(
  data: string,
  editions: Editions,
  io: Io,
  { now, base }: { readonly now: number; readonly base: string | null },
): Promise<void> {
  const { id, build } = await publishFrom(data, editions, now, base);
  io.tell(`已发布索引 ${build}（${id}）：各进程几秒内换上`);
}

/** `cewen reindex --fetch`: this folder becomes what is served. */
export async function fetchServed(data: string, editions: Editions, io: Io, now: number): Promise<number> {
  const served = await editions.served();
  if (!served) throw new InputError('还没有发布过索引：运行 cewen reindex');
  const aside = await bringTo(data, served, editions, { now, anyway: true });
  io.out(`已取来索引 ${served.build}`);
  for (const folder of aside) io.out(`这里没发布的改动保存在 ${folder}`);
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
    for (const { id, build: its, at } of kept)
      io.out(`${id === served?.id ? '* ' : '  '}${its}\t${id}\t${dayInShanghai(at)}`);
    return 0;
  }
  const older = kept[kept.findIndex(({ id }) => id === served?.id) + 1];
  const target = build === undefined ? older : kept.find(({ id, build: its }) => its === build || id === build);
  if (!target || !served)
    throw new InputError(
      build === undefined ? '没有更早的索引可以退回' : `没有保留 ${build}：可用的见 cewen rollback --list`,
    );
  await editions.serve(target.id, served.id);
  io.out(`已退回索引 ${target.build}：各进程几秒内换上`);
  return 0;
}

/** Lines of `cewen status`: what is served from the database, and who does not answer by it. */
export async function sayReaders(editions: Editions): Promise<readonly string[]> {
  try {
    const [served, readers] = [await editions.served(), await editions.readers()];
    if (!served) return ['数据库里还没有发布过索引'];
    const published = knowledgeOf(await editions.filesOf(served.id));
    return [
      `数据库发布的索引：${served.build}；正在服务的进程 ${readers.length}`,
      ...readers
        .map((reader) => ({ ...reader, other: reader.knowledge !== null && reader.knowledge !== published }))
        .filter(({ build, fault, other }) => fault !== null || build !== served.build || other)
        .map(
          ({ name, build, fault, other }) =>
            `  ${name} 用的是 ${build}${other ? '，政策或措施和发布的不同' : ''}${fault === null ? '' : `，没能换上：${fault}`}`,
        ),
    ];
  } catch (error) {
    if (error instanceof StoreError) return [error.message];
    throw error;
  }
}
