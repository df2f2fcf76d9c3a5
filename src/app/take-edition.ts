import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../command/lock.ts';
import { StoreError } from '../errors.ts';
import { clearBuilds, currentName } from '../retrieve/local/index/snapshot.ts';
import type { Edition, EditionFile, Editions } from '../store/editions.ts';
import { FOLDERS, fileLines, filesIn, knowledgeOf, sha256Of } from './data-files.ts';
import { isPublished, markEdition } from './edition-files.ts';
import { markChanging, markKnowledge } from './served-version.ts';

export interface Taking {
  /** Milliseconds since 1970: what is put aside is named by it. */
  readonly now: number;
  /** Rejects where a folder of data can't be answered by. */
  readonly opens?: (data: string) => Promise<void>;
  /** What was not published gives way: it is put aside. */
  readonly anyway?: boolean;
}

/**
 * Brings a folder of data to an edition: every file is fetched, or copied from what is there, and proved by its hash, and all of it
 * opened, before any stands at its place. Gives the folders that what was not published was put aside to.
 * @throws StoreError where what lies there was not published, or can't be fetched; then all stays as it was
 */
export async function bringTo(
  data: string,
  edition: Edition,
  editions: Editions,
  { now, opens, anyway = false }: Taking,
): Promise<readonly string[]> {
  const files = await editions.filesOf(edition.id);
  if (files.length === 0) throw new StoreError(`数据库里没有索引 ${edition.build}：请重新运行 cewen reindex`);
  const refuse = (): void => {
    if (!anyway) refuseUnpublished(data, edition, files);
  };
  refuse();
  const fresh = join(data, `.edition-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    const index = await fetchInto(fresh, data, edition, files, editions);
    await opens?.(fresh);
    const busy = (): Error => new StoreError('这个数据目录正在重建索引，等它完成后再换');
    return await withLock(join(data, 'reindex.lock'), { waiting: () => {}, patience: 0 }, busy, async () => {
      refuse();
      return exchange(data, fresh, edition, files, { index, now });
    });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function refuseUnpublished(data: string, { build }: Edition, files: readonly EditionFile[]): void {
  const changed = FOLDERS.filter((folder) => existsSync(join(data, folder)) && !isPublished(data, folder, files));
  if (changed.length > 0)
    throw new StoreError(
      `别处已发布索引 ${build}，但这个数据目录的 ${changed.join('、')} 里有没发布的改动，没有换上。运行 cewen reindex --fetch 换上（原来的会保存在旁边）`,
    );
}

/** Fills an empty folder with the files of an edition. Gives whether the index that lies in `data` is whole already. */
async function fetchInto(
  fresh: string,
  data: string,
  { build }: Edition,
  files: readonly EditionFile[],
  editions: Editions,
): Promise<'whole' | 'lacking'> {
  let index: 'whole' | 'lacking' = 'whole';
  for (const { path, sha256 } of files) {
    if (path.split('/').includes('..')) throw new StoreError(`索引 ${build} 里的文件名不对：${path}`);
    const at = join(fresh, path);
    mkdirSync(dirname(at), { recursive: true, mode: 0o700 });
    const here = held(join(data, path), sha256);
    if (!here && path.startsWith('index/')) index = 'lacking';
    writeFileSync(at, here ?? (await editions.read(sha256)), { flush: true });
  }
  writeFileSync(join(fresh, 'index', 'CURRENT'), `${build}\n`);
  return index;
}

/** Puts what was fetched in its place; a reader in between finds that it is being changed. */
function exchange(
  data: string,
  fresh: string,
  { id, build }: Edition,
  files: readonly EditionFile[],
  { index: state, now }: { readonly index: 'whole' | 'lacking'; readonly now: number },
): readonly string[] {
  const index = join(data, 'index');
  markChanging(index);
  const aside = FOLDERS.filter(
    (folder) => fileLines(filesIn(data, folder), folder) !== fileLines(files, folder),
  ).flatMap((folder) => replace(data, folder, join(fresh, folder), now));
  const before = currentName(index);
  const pointer = join(index, `.CURRENT-${process.pid}-${build}`);
  writeFileSync(pointer, `${build}\n`, { flush: true });
  if (state === 'lacking') {
    const damaged = join(fresh, 'damaged');
    if (existsSync(join(index, build))) renameSync(join(index, build), damaged);
    renameSync(join(fresh, 'index', build), join(index, build));
  }
  renameSync(pointer, join(index, 'CURRENT'));
  clearBuilds(index, before);
  const kept = aside.filter(({ folder, name }) => !isPublished(data, folder, [], name));
  for (const each of aside) if (!kept.includes(each)) rmSync(join(data, each.name), { recursive: true, force: true });
  markEdition(data, id, files);
  markKnowledge(index, knowledgeOf(files));
  return kept.map(({ name }) => join(data, name));
}

/** Puts a new folder, or none, in the place of an old one, which is put aside. */
function replace(data: string, folder: string, fresh: string, now: number): { folder: string; name: string }[] {
  const place = join(data, folder);
  const name = `${folder}.before-${now}`;
  const had = existsSync(place);
  if (had) renameSync(place, join(data, name));
  if (existsSync(fresh)) renameSync(fresh, place);
  return had ? [{ folder, name }] : [];
}

/** The bytes that lie at a place already, where they are those. */
function held(at: string, sha256: string): Uint8Array | null {
  if (!existsSync(at)) return null;
  const bytes = readFileSync(at);
  return sha256Of(bytes) === sha256 ? bytes : null;
}
