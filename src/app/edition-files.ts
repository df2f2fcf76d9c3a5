import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { SnapshotError, StoreError } from '../errors.ts';
import { servedBuild } from '../retrieve/local/build/kept-builds.ts';
import type { Edition, EditionFile, Editions } from '../store/editions.ts';

/** Folders of what answers are made of, beside the index. */
const FOLDERS = ['policies', 'knowledge'] as const;
/** Which edition a folder of data holds. */
const MARK = 'edition';

/** What a folder of data holds now, as an edition with its files: the index that is served there, policies and own knowledge. */
export function editionOf(
  data: string,
  now: number,
): { readonly edition: Edition; readonly files: readonly EditionFile[] } {
  const build = servedBuild({ index: join(data, 'index'), policies: join(data, 'policies') });
  if (build === null) throw new SnapshotError(`${data} 里没有索引：请运行 cewen reindex 建立`);
  const paths = [...FOLDERS, posix.join('index', build)].flatMap((folder) => filesBelow(data, folder)).sort();
  const files = paths.map((path) => ({ path, sha256: sha256Of(readFileSync(join(data, path))) }));
  const id = createHash('sha256')
    .update(JSON.stringify([build, files]))
    .digest('hex')
    .slice(0, 16);
  return { edition: { id, build, at: now }, files };
}

/** Publishes what a folder of data holds, and serves it everywhere. */
export async function publishFrom(data: string, editions: Editions, now: number): Promise<Edition> {
  const { edition, files } = editionOf(data, now);
  await editions.publish(edition, files, (path) => readFileSync(join(data, path)));
  writeFileSync(join(data, MARK), edition.id);
  return edition;
}

/** The edition that a folder of data was brought to last; null where it was never. */
export function editionIn(data: string): string | null {
  const mark = join(data, MARK);
  return existsSync(mark) ? readFileSync(mark, 'utf8').trim() : null;
}

/**
 * Brings a folder of data to an edition: every file is fetched, or copied from what is there, and proved by its hash before any
 * stands at its place; the index is switched to last.
 */
export async function bringTo(data: string, { id, build }: Edition, editions: Editions): Promise<void> {
  const files = await editions.filesOf(id);
  if (files.length === 0) throw new StoreError(`数据库里没有索引 ${build}：请重新运行 cewen reindex`);
  const fresh = join(data, `.edition-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    for (const { path, sha256 } of files) {
      if (path.split('/').includes('..')) throw new StoreError(`索引 ${build} 里的文件名不对`);
      const at = join(fresh, path);
      mkdirSync(dirname(at), { recursive: true, mode: 0o700 });
      writeFileSync(at, held(join(data, path), sha256) ?? (await editions.read(sha256)), { flush: true });
    }
    for (const folder of FOLDERS) replace(join(data, folder), join(fresh, folder));
    const index = join(data, 'index');
    mkdirSync(index, { recursive: true });
    if (!existsSync(join(index, build))) renameSync(join(fresh, 'index', build), join(index, build));
    const pointer = join(index, `.CURRENT-${process.pid}-${build}`);
    writeFileSync(pointer, `${build}\n`, { flush: true });
    renameSync(pointer, join(index, 'CURRENT'));
    writeFileSync(join(data, MARK), id);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The bytes that lie at a place already, where they are those. */
function held(at: string, sha256: string): Uint8Array | null {
  if (!existsSync(at)) return null;
  const bytes = readFileSync(at);
  return sha256Of(bytes) === sha256 ? bytes : null;
}

/** Puts a new folder, or none, in the place of an old one, which stays beside it. */
function replace(place: string, fresh: string): void {
  const old = `${place}.before-edition`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  if (existsSync(fresh)) renameSync(fresh, place);
}

function filesBelow(data: string, folder: string): string[] {
  const at = join(data, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(data.length + 1)
        .replaceAll(sep, '/'),
    );
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
